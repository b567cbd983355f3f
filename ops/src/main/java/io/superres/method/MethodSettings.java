package io.superres.method;

import io.superres.method.e2ent2.Matching;
import java.util.List;

/**
 * What a method is given besides image and networks.
 *
 * @param references pictures that show it what detail looks like
 * @param matching how thoroughly these are searched
 */
public record MethodSettings(List<ReferenceImage> references, Matching matching) {
    /** Nothing. */
    public static final MethodSettings NONE = new MethodSettings(List.of(), Matching.AUTO);

    public MethodSettings {
        references = List.copyOf(references);
    }
}
