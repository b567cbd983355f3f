package io.superres.method.stablesr;

import io.superres.BadInputException;
import io.superres.onnx.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text in the few words that the project's own model knows. The empty text says nothing about an image.
 *
 * @param words each one of {@link #VOCABULARY}
 */
public record Prompt(List<String> words) {
    /** All words that there are. */
    public static final List<String> VOCABULARY = List.of("good", "bad", "photo");

    /** Says nothing. */
    public static final Prompt EMPTY = new Prompt(List.of());

    public static final Prompt GOOD = new Prompt(List.of("good", "photo"));
    public static final Prompt BAD = new Prompt(List.of("bad", "photo"));

    /** Places in a text, its beginning and end among them. */
    public static final int PLACES = 8;

    /** Symbols that can stand at a place: nothing, beginning, end, and the words. */
    public static final int SYMBOLS = 3 + VOCABULARY.size();

    private static final int BEGINNING = 1;
    private static final int END = 2;
    private static final int FIRST_WORD = 3;

    public Prompt {
        words = List.copyOf(words);
    }

    /** @throws BadInputException if a word is unknown or there are too many */
    public static Prompt parse(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[\\s,.]+")) {
            if (word.isEmpty()) continue;
            if (!VOCABULARY.contains(word))
                throw new BadInputException(
                        "the model does not know the word '" + word + "'; it knows " + String.join(", ", VOCABULARY));
            words.add(word);
        }
        if (words.size() > PLACES - 2)
            throw new BadInputException("a prompt may have " + (PLACES - 2) + " words, not " + words.size());
        return new Prompt(words);
    }

    /** @throws BadInputException if it has a word that is not among those that a model knows */
    void checkKnown(List<String> known) {
        for (String word : words)
            if (!known.contains(word))
                throw new BadInputException("the model does not know the word '" + word + "' of a prompt; "
                        + (known.isEmpty()
                                ? "it takes none, so leave prompts empty and guidance at 1"
                                : "it knows " + String.join(", ", known)));
    }

    /** For each place and symbol whether it stands there: 1 or 0, (places, symbols), row by row. */
    public float[] symbols() {
        float[] symbols = new float[PLACES * SYMBOLS];
        for (int place = 0; place < PLACES; place++) symbols[place * SYMBOLS + symbol(place)] = 1;
        return symbols;
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return String.join(" ", words);
    }

    private int symbol(int place) {
        if (place == 0) return BEGINNING;
        if (place <= words.size()) return FIRST_WORD + VOCABULARY.indexOf(words.get(place - 1));
        return place == words.size() + 1 ? END : 0;
    }

    /** Shape (1, places, symbols). */
    public Tensor tensor() {
        return Tensor.of(symbols(), 1, PLACES, SYMBOLS);
    }
}
