package io.superres.session.hardware;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The NVIDIA graphics cards that the driver's own program knows.
 *
 * @param cards what it listed
 * @param trouble why there is no list; empty if there is one
 */
public record GraphicsCards(List<Card> cards, String trouble) {
    private static final List<String> QUERY = List.of(
            "nvidia-smi", "--query-gpu=name,memory.total,memory.free,driver_version", "--format=csv,noheader,nounits");

    private static final int FIELDS = 4;

    public GraphicsCards {
        cards = List.copyOf(cards);
    }

    /**
     * One card.
     *
     * @param memoryMiB its memory; 0 if it is shared with the processor
     * @param freeMiB how much of that is free
     * @param driver version of the driver
     */
    public record Card(String name, long memoryMiB, long freeMiB, String driver) {
        /** The first number of the driver's version; 0 if it has none. */
        int driverMajor() {
            String digits = driver.replaceFirst("\\D.*", "");
            return digits.isEmpty() ? 0 : Integer.parseInt(digits);
        }
    }

    static GraphicsCards find() {
        try {
            ShortProgram.Outcome outcome = ShortProgram.run(QUERY);
            String text = new String(outcome.output(), StandardCharsets.UTF_8);
            if (outcome.exitCode() == 0) return new GraphicsCards(parse(text), "");
            return new GraphicsCards(
                    List.of(),
                    text.lines().findFirst().orElse("nvidia-smi failed").strip());
        } catch (IOException e) {
            return new GraphicsCards(List.of(), e.getMessage());
        }
    }

    /** @param csv a line for each card, its fields in the order of {@link #QUERY}; other lines are left out */
    static List<Card> parse(String csv) {
        List<Card> cards = new ArrayList<>();
        for (String line : csv.lines().toList()) {
            String[] fields = line.split(",", -1);
            if (fields.length != FIELDS) continue;
            cards.add(new Card(fields[0].strip(), number(fields[1]), number(fields[2]), fields[3].strip()));
        }
        return cards;
    }

    private static long number(String field) {
        String text = field.strip();
        return text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
    }
}
