/**
 * Networks that run in a JVM of their own, so that a crash of native code cannot end this one.
 * {@link io.superres.session.child.ChildSession} is this side, {@link io.superres.session.child.ChildMain} the other.
 * They exchange {@link io.superres.session.child.Frame frames} over the child's standard streams, and image tensors
 * through files that both map into memory.
 */
package io.superres.session.child;
