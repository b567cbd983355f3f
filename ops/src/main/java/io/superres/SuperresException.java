package io.superres;

/**
 * The root of everything this library reports on purpose. The message is one sentence for the user: what is wrong,
 * where, and what to do.
 */
public class SuperresException extends RuntimeException {
    /** Names in damaged files may be of any length. */
    private static final int LONGEST = 1000;

    public SuperresException(String message) {
        super(printable(message));
    }

    public SuperresException(String message, Throwable cause) {
        super(printable(message), cause);
    }

    /** One line that leaves a terminal as it is. */
    private static String printable(String message) {
        String line = String.valueOf(message).replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 4) + " ...";
    }
}
