package io.superres.recipe;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The settings of a configuration, in words. */
public final class Explanation {
    private Explanation() {}

    /**
     * One setting.
     *
     * @param key as {@code --set} takes it
     * @param value in the chosen configuration
     * @param meaning what it does
     * @param range which values are possible
     */
    public record Line(String key, String value, String meaning, String range) {}

    /** All settings, in the order of the configuration's record. */
    public static List<Line> of(Record config) {
        List<Line> lines = new ArrayList<>();
        add(config, lines);
        return lines;
    }

    private static void add(Record config, List<Line> lines) {
        for (RecordComponent component : config.getClass().getRecordComponents()) {
            String key = component.getName();
            Object value = value(config, component);
            Meaning meaning = component.getAnnotation(Meaning.class);
            String words = meaning == null ? "" : meaning.value();
            String range = meaning == null ? "" : meaning.range();
            if (value instanceof Record nested) add(nested, lines);
            else if (value instanceof Map<?, ?> map && !map.isEmpty())
                map.forEach(
                        (name, share) -> lines.add(new Line(key + "." + name, String.valueOf(share), words, range)));
            else lines.add(new Line(key, String.valueOf(value), words, range));
        }
    }

    private static Object value(Record config, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(config);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
