/** Writes model folders: the network together with everything that says what it is. */
package io.superres.describe;
