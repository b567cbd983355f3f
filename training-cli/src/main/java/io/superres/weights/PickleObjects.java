package io.superres.weights;

import io.superres.onnx.ModelFormatException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The objects in a pickle of PyTorch's: tensors, ordered dictionaries, and the modules of TorchScript. */
final class PickleObjects {
    private static final String SCRIPT = "__torch__.";
    private static final int MOST_DEPTH = 40;

    /** Finds the numbers that a pickle names. */
    interface Storages {
        /**
         * @param key as the pickle calls them
         * @param numbers as many as it says
         * @throws ModelFormatException if there are no such numbers
         */
        StoredTensor.Storage find(StoredType type, String key, long numbers);
    }

    /** What a module of TorchScript holds. */
    record Attributes(Map<Object, Object> values) {}

    private record Typed(StoredType type, StoredTensor.Storage storage) {}

    private final Storages storages;

    PickleObjects(Storages storages) {
        this.storages = storages;
    }

    /** What a call would return. */
    Object called(Pickle.Global function, List<Object> arguments) {
        return switch (function.toString()) {
            case "collections.OrderedDict" -> new LinkedHashMap<Object, Object>();
            case "torch._utils._rebuild_tensor_v2" -> tensor(arguments);
            case "torch._utils._rebuild_parameter", "torch.Size", "torch.device" -> arguments.get(0);
            default -> {
                if (function.toString().startsWith("torch.jit._pickle.")) yield arguments.get(0);
                throw refused(function);
            }
        };
    }

    /** What a class would make. */
    Object made(Pickle.Global type) {
        if (type.module().startsWith(SCRIPT) || type.module().equals("__torch__"))
            return new Attributes(new LinkedHashMap<>());
        if (type.toString().equals("collections.OrderedDict")) return new LinkedHashMap<Object, Object>();
        throw refused(type);
    }

    /** Gives an object its state. */
    void built(Object target, Object state) {
        if (target instanceof Attributes attributes && state instanceof Map<?, ?> map)
            attributes.values().putAll(map);
        else if (!(target instanceof Map)) throw new ModelFormatException("the pickle is damaged; get the file again");
        // Of an ordered dictionary, the state holds versions of modules.
    }

    /** Numbers outside of the pickle: ('storage', class, key, device, length), and a view in the older format. */
    Object stored(List<Object> id) {
        if (id.size() < 5 || !"storage".equals(id.get(0)) || !(id.get(1) instanceof Pickle.Global type))
            throw new ModelFormatException("the pickle refers to something other than numbers");
        if (id.size() > 5 && id.get(5) != null)
            throw new ModelFormatException(
                    "the file shares numbers between storages, which cannot be read; save it anew");
        if (!type.module().equals("torch")) throw refused(type);
        StoredType kind = StoredType.ofTorch(type.name());
        String key = id.get(2) instanceof String text ? text : Long.toString((Long) id.get(2));
        return new Typed(kind, storages.find(kind, key, (Long) id.get(4)));
    }

    @SuppressWarnings("unchecked")
    private static StoredTensor tensor(List<Object> arguments) {
        Typed typed = (Typed) arguments.get(0);
        return new StoredTensor(
                typed.type(),
                longs((List<Object>) arguments.get(2)),
                longs((List<Object>) arguments.get(3)),
                (Long) arguments.get(1),
                typed.storage());
    }

    private static long[] longs(List<Object> list) {
        return list.stream().mapToLong(value -> (Long) value).toArray();
    }

    private static ModelFormatException refused(Pickle.Global what) {
        return new ModelFormatException("the file asks for Python's " + what
                + " to be run, which no file of tensors needs; nothing was run. Do not open it with other programs");
    }

    /** All tensors inside an object, names of nested dictionaries joined by dots. */
    static Map<String, StoredTensor> tensors(Object root) {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        collect("", root, tensors, 0);
        return tensors;
    }

    private static void collect(String name, Object value, Map<String, StoredTensor> tensors, int depth) {
        if (depth > MOST_DEPTH) throw new ModelFormatException("the file nests dictionaries too deeply");
        if (value instanceof StoredTensor tensor) tensors.put(name, tensor);
        if (value instanceof Attributes attributes) collect(name, attributes.values(), tensors, depth);
        if (value instanceof Map<?, ?> map)
            map.forEach((key, inner) ->
                    collect(name.isEmpty() ? String.valueOf(key) : name + "." + key, inner, tensors, depth + 1));
    }
}
