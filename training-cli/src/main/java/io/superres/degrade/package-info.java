/** How LR images are made from HR ones. */
package io.superres.degrade;
