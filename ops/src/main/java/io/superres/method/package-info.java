/**
 * The super-resolution methods behind one interface, {@link io.superres.method.SuperResolver}; one package below for
 * each method. {@link io.superres.method.Upscaler} applies any of them to an image of any dimension.
 */
package io.superres.method;
