package io.superres.session;

import io.superres.SuperresException;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import io.superres.onnx.ValueInfo;
import io.superres.session.child.ChildEndedException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A first run on zeros: a graphics card that cannot calculate says so only then. */
final class WarmUp {
    /** Given to axes whose extent is not declared; large enough for most networks. */
    private static final int EXTENT = 64;

    private WarmUp() {}

    /**
     * @throws DeviceException if the device fails
     * @throws DeviceMemoryException if its memory is full
     */
    static void run(Session session, Graph graph) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        for (ValueInfo input : graph.inputs()) inputs.put(input.name(), zeros(input));
        try {
            session.run(inputs);
        } catch (DeviceException | DeviceMemoryException e) {
            throw e;
        } catch (ChildEndedException e) {
            throw new DeviceException(session.device() + " cannot be used: " + e.getMessage(), e);
        } catch (SuperresException e) {
            // The network does not like inputs of this size, which says nothing about the device.
        }
    }

    private static Tensor zeros(ValueInfo input) {
        long[] shape = input.shape();
        long size = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] < 0) shape[axis] = axis == 0 ? 1 : EXTENT;
            size *= shape[axis];
        }
        return new Tensor(
                input.type(),
                shape,
                new byte[Math.toIntExact(size * input.type().bytes())]);
    }
}
