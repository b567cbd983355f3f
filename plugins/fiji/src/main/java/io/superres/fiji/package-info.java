/** The Fiji commands. Each is thin: it reads its parameters, calls {@code io.superres.fiji.image}, shows the result. */
package io.superres.fiji;
