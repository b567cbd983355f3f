/**
 * Plain ImageJ: {@link io.superres.imagej.SciJavaBridge} shows the SciJava commands in its menus,
 * {@link io.superres.imagej.ImageJLauncher} starts it with or without a window.
 */
package io.superres.imagej;
