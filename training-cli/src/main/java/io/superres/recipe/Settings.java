package io.superres.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.superres.BadInputException;
import io.superres.Names;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Configurations: a YAML file, bundled or the user's, with single settings replaced. A configuration is a record; the
 * keys of records inside it stand in the file beside its own.
 */
public final class Settings {
    private static final ObjectMapper YAML = YAMLMapper.builder(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    /** The YAML reader's time grows with the square of a long text's length. */
    private static final int MOST_BYTES = 1 << 16;

    private Settings() {}

    /**
     * @param recipe name of the recipe, such as {@code sisr}
     * @param config name of a bundled configuration, such as {@code compact}, or a YAML file
     * @param changes settings to replace, keys with dots for nested ones
     * @param type the record that lists all settings
     * @throws BadInputException naming a setting that does not exist, is missing or has an impossible value
     */
    public static <C> C load(String recipe, String config, Map<String, String> changes, Class<C> type) {
        ObjectNode tree = read(recipe, config);
        changes.forEach((key, value) -> set(tree, key, value));
        refuseUnknown(tree, type);
        try {
            return YAML.treeToValue(nested(tree, type), type);
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof BadInputException bad) throw bad;
            throw unusable(e, tree, type);
        } catch (JsonProcessingException e) {
            throw new BadInputException("the configuration cannot be used: " + e.getOriginalMessage(), e);
        }
    }

    private static BadInputException unusable(JsonMappingException e, ObjectNode flat, Class<?> type) {
        Class<?> at = type;
        String key = "";
        Meaning meaning = null;
        JsonNode value = flat;
        for (JsonMappingException.Reference step : e.getPath()) {
            String name = step.getFieldName();
            if (name == null) break;
            if (at.isRecord()) {
                RecordComponent component = component(at, name);
                at = component.getType();
                if (at.isRecord()) continue;
                meaning = component.getAnnotation(Meaning.class);
            } else at = Double.class;
            key = key.isEmpty() ? name : key + "." + name;
            value = value.path(name);
        }
        if (value.isMissingNode()) return new BadInputException("the configuration has no setting '" + key + "'");
        return new BadInputException(
                "the setting '" + key + "' must be " + words(at) + (meaning == null ? "" : " (" + meaning.range() + ")")
                        + (value.isValueNode() && !value.isNull() ? ", not '" + value.asText() + "'" : ""),
                e);
    }

    private static RecordComponent component(Class<?> type, String name) {
        return Stream.of(type.getRecordComponents())
                .filter(c -> c.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String words(Class<?> type) {
        if (type.isEnum()) return "one of its values";
        if (type == String.class) return "a text";
        if (type == int.class || type == long.class) return "a whole number";
        return Map.class.isAssignableFrom(type) ? "numbers by name" : "a number";
    }

    private static ObjectNode read(String recipe, String config) {
        String resource = recipe + "-" + config + ".yaml";
        try (InputStream bundled = Settings.class.getResourceAsStream(resource)) {
            if (bundled != null) return (ObjectNode) YAML.readTree(bundled);
            if (Files.isRegularFile(Path.of(config)) && Files.size(Path.of(config)) > MOST_BYTES)
                throw new BadInputException("the configuration " + config + " is longer than " + MOST_BYTES + " bytes");
            if (Files.isRegularFile(Path.of(config))
                    && YAML.readTree(Files.readAllBytes(Path.of(config))) instanceof ObjectNode node) return node;
            throw new BadInputException("there is no configuration '" + config + "' of the recipe " + recipe
                    + ", and no YAML file of that name");
        } catch (JsonProcessingException e) {
            if (Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                    .anyMatch(CharConversionException.class::isInstance))
                throw new BadInputException("the configuration " + config + " is not a text in UTF-8", e);
            throw new BadInputException(
                    "the configuration " + config + " is not YAML: "
                            + e.getOriginalMessage().lines().findFirst().orElse("it is damaged"),
                    e);
        } catch (IOException e) {
            throw new BadInputException("cannot read the configuration " + config + ": " + e.getMessage(), e);
        }
    }

    /** @param key of a setting; or of a number by name, whose name follows behind the first dot and may hold others */
    private static void set(ObjectNode tree, String key, String value) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            put(tree, key, key, value);
            return;
        }
        String head = key.substring(0, dot);
        ObjectNode child = tree.get(head) instanceof ObjectNode existing ? existing : tree.putObject(head);
        put(child, key.substring(dot + 1), key, value);
    }

    private static void put(ObjectNode tree, String name, String key, String value) {
        if (value.isBlank()) throw new BadInputException("the setting '" + key + "' is given no value");
        try {
            tree.set(name, YAML.readTree(value));
        } catch (JsonProcessingException e) {
            throw new BadInputException("the value '" + value + "' of " + key + " cannot be read");
        }
    }

    private static void refuseUnknown(ObjectNode tree, Class<?> type) {
        List<String> known = keys(type).toList();
        tree.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key))
                throw new BadInputException(
                        "there is no setting '" + key + "'; the nearest is '" + Names.nearest(key, known) + "'");
        });
    }

    private static Stream<String> keys(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .flatMap(c -> c.getType().isRecord() ? keys(c.getType()) : Stream.of(c.getName()));
    }

    /** The same settings, those of inner records gathered under the name of the component that holds the record. */
    private static ObjectNode nested(ObjectNode flat, Class<?> type) {
        ObjectNode tree = flat.objectNode();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            if (component.getType().isRecord()) tree.set(name, nested(flat, component.getType()));
            else if (flat.has(name)) tree.set(name, flat.get(name));
        }
        return tree;
    }
}
