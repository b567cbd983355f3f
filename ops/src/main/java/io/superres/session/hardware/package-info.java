/** What this computer offers to networks, tried out rather than listed; {@link io.superres.session.hardware.Hardware}. */
package io.superres.session.hardware;
