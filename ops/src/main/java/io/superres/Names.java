package io.superres;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Names that users mistype. */
public final class Names {
    private Names() {}

    /**
     * The constant that a user means, whatever the case.
     *
     * @param constants all there are; {@code toString} says how users write them
     * @param what they are, such as {@code device}
     * @throws BadInputException naming those there are, if the text names none
     */
    public static <E extends Enum<E>> E choice(E[] constants, String text, String what) {
        String wanted = text.trim();
        for (E constant : constants) if (constant.toString().equalsIgnoreCase(wanted)) return constant;
        String all = Arrays.stream(constants)
                .limit(constants.length - 1)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        throw new BadInputException(
                "there is no " + what + " '" + text + "'; use " + all + " or " + constants[constants.length - 1]);
    }

    /** The known name that the fewest insertions, removals and replacements of letters lead to. */
    public static String nearest(String name, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .orElse("none");
    }

    /** Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
