/**
 * How LR images are made from HR ones. {@link io.superres.degrade.Degradations} knows all ways by name;
 * {@link io.superres.degrade.Family} is damage of adjustable strength that leaves an image its size.
 */
package io.superres.degrade;
