/**
 * Damaged and malicious files, in great numbers and always the same: {@link io.superres.tests.fuzz.Fuzzer} gives them to
 * everything that reads a file, in a small JVM of its own.
 */
package io.superres.tests.fuzz;
