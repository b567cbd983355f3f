/**
 * How parameters follow their gradients. An {@link io.superres.optimise.Optimiser} is a value that can be written in a
 * configuration; its state for one vector of parameters is made by {@link io.superres.optimise.Optimiser#start}.
 */
package io.superres.optimise;
