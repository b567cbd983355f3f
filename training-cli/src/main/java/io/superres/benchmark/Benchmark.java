package io.superres.benchmark;

import java.util.List;

/** One question about speed or size. */
interface Benchmark {
    /** The question in a few words. */
    String topic();

    /** Measures; takes seconds to minutes. */
    List<Row> measure(Setup setup);
}
