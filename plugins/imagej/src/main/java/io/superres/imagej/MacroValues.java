package io.superres.imagej;

import io.superres.fiji.macro.MacroOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The values of a command's parameters, as a macro gives them. */
final class MacroValues {
    private MacroValues() {}

    /**
     * @param note told about keys that mean nothing
     * @throws io.superres.BadInputException if a value cannot be read
     */
    static Map<String, Object> of(String options, List<Input> inputs, Consumer<String> note) {
        MacroOptions given = MacroOptions.parse(options);
        List<String> names = inputs.stream().map(Input::name).toList();
        given.keys().stream()
                .filter(key -> names.stream().noneMatch(key::equalsIgnoreCase))
                .forEach(key -> note.accept("ignoring '" + key + "': the keys are " + String.join(", ", names)));
        Map<String, Object> values = new LinkedHashMap<>();
        for (Input input : inputs)
            values.put(input.name(), given.get(input.name()).map(input::parse).orElseGet(() -> unnamed(input)));
        return values;
    }

    private static Object unnamed(Input input) {
        return input.kind() == Input.Kind.IMAGE && input.item().isRequired() ? OpenImages.current() : input.standard();
    }
}
