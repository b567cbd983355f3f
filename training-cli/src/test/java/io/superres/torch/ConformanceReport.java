package io.superres.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All outcomes as a table with one row for each operator. */
final class ConformanceReport {
    private final List<ConformanceOutcome> outcomes = new ArrayList<>();

    void add(ConformanceOutcome outcome) {
        outcomes.add(outcome);
    }

    long passed() {
        return count(outcomes, ConformanceOutcome.Kind.PASSED);
    }

    long gradients() {
        return outcomes.stream().filter(ConformanceOutcome::gradient).count();
    }

    List<ConformanceOutcome> unexplained() {
        return outcomes.stream()
                .filter(o -> o.kind() == ConformanceOutcome.Kind.FAILED)
                .toList();
    }

    private String summary() {
        return row("all", outcomes);
    }

    /** The table, then every case that did not pass and why. */
    String text() {
        Map<String, List<ConformanceOutcome>> byOperator = outcomes.stream()
                .collect(Collectors.groupingBy(ConformanceOutcome::operator, TreeMap::new, Collectors.toList()));
        String table = byOperator.entrySet().stream()
                .map(e -> row(e.getKey(), e.getValue()))
                .collect(Collectors.joining("\n"));
        String remarks = outcomes.stream()
                .filter(o -> !o.remark().isEmpty())
                .map(o -> o.kind() + " " + o.name() + ": " + o.remark().replaceAll("\\s+", " "))
                .sorted()
                .collect(Collectors.joining("\n"));
        return String.join("\n", table, summary(), "", remarks, "");
    }

    private static String row(String name, List<ConformanceOutcome> group) {
        return String.format(
                Locale.ROOT,
                "%-28s passed %4d (gradient %4d, as ONNX Runtime %4d)  explained %3d  not applicable %3d  failed %3d",
                name,
                count(group, ConformanceOutcome.Kind.PASSED),
                group.stream().filter(ConformanceOutcome::gradient).count(),
                group.stream()
                        .filter(o -> o.kind() == ConformanceOutcome.Kind.PASSED && o.likeReference())
                        .count(),
                count(group, ConformanceOutcome.Kind.EXPLAINED),
                count(group, ConformanceOutcome.Kind.NOT_APPLICABLE),
                count(group, ConformanceOutcome.Kind.FAILED));
    }

    private static long count(List<ConformanceOutcome> group, ConformanceOutcome.Kind kind) {
        return group.stream().filter(o -> o.kind() == kind).count();
    }
}
