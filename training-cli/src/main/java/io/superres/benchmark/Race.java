package io.superres.benchmark;

import io.superres.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What several ways of doing something cost. In every round each of them is measured once, forwards in one round and
 * backwards in the next, after a garbage collection; so a machine that becomes slower does so for all of them alike.
 */
final class Race {
    private final Map<String, List<Cost>> rounds = new LinkedHashMap<>();

    /**
     * One way of doing it.
     *
     * @param name unique in its race
     * @param work does it once; called many times
     */
    record Variant(String name, Runnable work) {}

    private Race() {}

    /** @throws io.superres.CancelledException if {@code progress} asked to stop */
    static Race run(Effort effort, Progress progress, List<Variant> variants) {
        Race race = new Race();
        Map<String, Integer> repetitions = new LinkedHashMap<>();
        for (Variant variant : variants) {
            progress.checkCancelled();
            repetitions.put(variant.name(), warmUp(variant.work(), effort.seconds()));
            race.rounds.put(variant.name(), new ArrayList<>());
        }
        List<Variant> order = new ArrayList<>(variants);
        for (int round = 0; round < effort.rounds(); round++) {
            for (Variant variant : order) {
                progress.checkCancelled();
                race.rounds.get(variant.name()).add(measure(variant.work(), repetitions.get(variant.name())));
            }
            Collections.reverse(order);
        }
        return race;
    }

    /** Seconds for doing it once. */
    Cost median(String name) {
        return Cost.median(rounds.get(name));
    }

    /** The median over all rounds of the cost of one variant as a multiple of that of another. */
    Cost ratio(String name, String reference) {
        List<Cost> ratios = new ArrayList<>();
        for (int round = 0; round < rounds.get(name).size(); round++)
            ratios.add(rounds.get(name).get(round).over(rounds.get(reference).get(round)));
        return Cost.median(ratios);
    }

    /** Until the given time has passed; returns how many repetitions that takes of work that is warm. */
    private static int warmUp(Runnable work, double seconds) {
        Stopwatch all = Stopwatch.start();
        double last;
        do {
            Stopwatch one = Stopwatch.start();
            work.run();
            last = one.elapsed().wall();
        } while (all.elapsed().wall() < seconds);
        return (int) Math.max(1, Math.min(100_000, Math.ceil(seconds / last)));
    }

    private static Cost measure(Runnable work, int repetitions) {
        System.gc();
        Stopwatch watch = Stopwatch.start();
        for (int i = 0; i < repetitions; i++) work.run();
        return watch.elapsed().map(seconds -> seconds / repetitions);
    }
}
