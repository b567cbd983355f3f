package io.superres.session.hardware;

/**
 * A library that ONNX Runtime needs for a graphics card.
 *
 * @param name its file name
 * @param path where it was found; empty if nowhere
 * @param reachable whether the system looks there when a program asks for the library
 */
public record CudaLibrary(String name, String path, boolean reachable) {
    public boolean found() {
        return !path.isEmpty();
    }

    @Override
    public String toString() {
        if (!found()) return "not found";
        return reachable ? path : path + ", where the system does not look for it";
    }
}
