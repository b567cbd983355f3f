/**
 * Networks that run: {@link io.superres.session.SessionSettings} says where and how, {@link io.superres.session.Session}
 * is a network ready to run there, {@link io.superres.session.DeviceChoice} falls back from one device to another.
 * ONNX Runtime runs them in this process or, in safe mode, in {@link io.superres.session.child another};
 * {@link io.superres.session.hardware.Hardware} tries out what the computer offers.
 */
package io.superres.session;
