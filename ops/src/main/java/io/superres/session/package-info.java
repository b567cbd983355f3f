/**
 * Networks that run: {@link io.superres.session.SessionSettings} says where and how, {@link io.superres.session.Session}
 * is a network ready to run there, {@link io.superres.session.DeviceChoice} falls back from one device to another.
 */
package io.superres.session;
