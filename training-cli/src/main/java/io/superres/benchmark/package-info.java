/**
 * Measures how fast this library is on this machine, as ratios between variants that take turns in one run.
 * {@link io.superres.benchmark.Benchmarks} lists what is measured; {@link io.superres.benchmark.Race} measures.
 */
package io.superres.benchmark;
