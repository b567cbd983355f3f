package io.superres.fiji.macro;

import io.superres.BadInputException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The second argument of a macro's {@code run(command, options)}: {@code key=value} pairs between spaces. A value with
 * spaces stands in brackets, which may be nested, or in single quotes; a key without a value is a flag, read as
 * {@code true}. Keys ignore case.
 */
public final class MacroOptions {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final String text;
    private int at;

    private MacroOptions(String text) {
        this.text = text;
        for (skipSpaces(); at < text.length(); skipSpaces()) {
            String key = until(" =").toLowerCase(Locale.ROOT);
            boolean flag = at == text.length() || text.charAt(at) == ' ';
            if (!flag) at++;
            values.putIfAbsent(key, flag ? "true" : value(key));
        }
    }

    /** @throws BadInputException if a bracket or quote is not closed */
    public static MacroOptions parse(String options) {
        return new MacroOptions(options);
    }

    /** The text given for a parameter, by the parameter's name. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name.toLowerCase(Locale.ROOT)));
    }

    /** All keys, in lower case. */
    public Set<String> keys() {
        return values.keySet();
    }

    private void skipSpaces() {
        while (at < text.length() && text.charAt(at) == ' ') at++;
    }

    private String until(String ends) {
        int start = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) at++;
        return text.substring(start, at);
    }

    private String value(String key) {
        if (at == text.length()) return "";
        return switch (text.charAt(at)) {
            case '[' -> closed(key, closingBracket());
            case '\'' -> closed(key, text.indexOf('\'', at + 1));
            default -> until(" ");
        };
    }

    private String closed(String key, int end) {
        if (end < 0) throw new BadInputException("the value of '" + key + "' in the macro is not closed: " + text);
        String value = text.substring(at + 1, end);
        at = end + 1;
        return value;
    }

    private int closingBracket() {
        int depth = 0;
        for (int i = at; i < text.length(); i++) {
            if (text.charAt(i) == '[') depth++;
            if (text.charAt(i) == ']' && --depth == 0) return i;
        }
        return -1;
    }
}
