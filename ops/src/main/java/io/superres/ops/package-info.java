/**
 * The toolkit as ops for SciJava Ops: plain static methods, listed in {@code ops.yaml} at the root of the jar. They need
 * nothing of SciJava Ops themselves, so they may be called from Java as well. Trailing inputs marked as nullable may be
 * left out in an op call, and be {@code null} in a Java call.
 */
package io.superres.ops;
