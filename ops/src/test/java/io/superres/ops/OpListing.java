package io.superres.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One entry of {@code ops.yaml}.
 *
 * @param names what the op is called
 * @param source its method, {@code class.method(types)}
 * @param version of the jar
 * @param inputs its parameters in order, the container among them
 */
record OpListing(List<String> names, String source, String version, List<Input> inputs) {
    private static final String SCHEME = "javaMethod:/";

    record Input(String name, boolean nullable, boolean container) {}

    /** All ops that SciJava Ops would find. */
    static List<OpListing> all() throws IOException {
        try (InputStream file = OpListing.class.getResourceAsStream("/ops.yaml")) {
            List<OpListing> listings = new ArrayList<>();
            for (JsonNode entry : new YAMLMapper().readTree(file)) listings.add(of(entry.get("op")));
            return listings;
        }
    }

    private static OpListing of(JsonNode op) {
        String source = op.get("source").textValue();
        if (!source.startsWith(SCHEME)) throw new AssertionError("no method: " + source);
        return new OpListing(
                nodes(op.get("names")).map(JsonNode::textValue).toList(),
                URLDecoder.decode(source.substring(SCHEME.length()), StandardCharsets.UTF_8),
                op.get("version").textValue(),
                nodes(op.get("parameters"))
                        .filter(p -> !p.get("parameter type").textValue().equals("OUTPUT"))
                        .map(p -> new Input(
                                p.get("name").textValue(),
                                p.get("nullable").booleanValue(),
                                p.get("parameter type").textValue().equals("CONTAINER")))
                        .toList());
    }

    private static Stream<JsonNode> nodes(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** The method that the entry names. */
    Method method() throws ReflectiveOperationException {
        int bracket = source.indexOf('(');
        int dot = source.lastIndexOf('.', bracket);
        Class<?>[] types = Arrays.stream(
                        source.substring(bracket + 1, source.length() - 1).split(","))
                .map(OpListing::type)
                .toArray(Class<?>[]::new);
        return Class.forName(source.substring(0, dot)).getMethod(source.substring(dot + 1, bracket), types);
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
