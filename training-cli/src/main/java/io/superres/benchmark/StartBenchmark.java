package io.superres.benchmark;

import io.superres.cli.Main;
import java.util.List;

/** How long the command line takes to start. */
final class StartBenchmark implements Benchmark {
    private static final int TINY = 32;

    /** The launcher's. */
    private static final List<String> OPTIONS =
            List.of("-XX:+UseParallelGC", "-Xshare:auto", "--add-opens=java.base/java.lang=ALL-UNNAMED");

    /** Does nothing: what Java itself takes. */
    static final class Nothing {
        private Nothing() {}

        public static void main(String[] arguments) {
            // Starting and ending is all that is wanted.
        }
    }

    @Override
    public String topic() {
        return "start";
    }

    @Override
    public List<Row> measure(Setup setup) {
        try (Scratch scratch = Scratch.create()) {
            String network = scratch.network(setup.model()).toString();
            String in = scratch.image(TINY).toString();
            String out = scratch.file("out.tif").toString();
            Race race = Race.run(
                    new Effort(setup.effort().rounds(), 0),
                    setup.progress(),
                    List.of(
                            start("Java alone", Nothing.class, List.of()),
                            start("superres --version", Main.class, List.of("--version")),
                            start(
                                    "superres upscale, 32 x 32 pixels",
                                    Main.class,
                                    List.of("upscale", in, "-o", out, "--model", network))));
            return List.of(
                    row(race, "Java alone"),
                    row(race, "superres --version"),
                    row(race, "superres upscale, 32 x 32 pixels"));
        }
    }

    private static Race.Variant start(String name, Class<?> main, List<String> arguments) {
        return new Race.Variant(name, () -> ChildJvm.require(OPTIONS, main, arguments));
    }

    /** The CPU time of other processes is not known. */
    private Row row(Race race, String name) {
        return Row.of(topic(), name, new Cost(race.median(name).wall(), Double.NaN), "s");
    }
}
