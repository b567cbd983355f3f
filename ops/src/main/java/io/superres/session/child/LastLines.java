package io.superres.session.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;

/** Drains a stream and keeps its end. */
final class LastLines {
    private static final int KEPT = 20;
    private static final int LONGEST = 500;

    private final Deque<String> lines = new ArrayDeque<>();
    private final Thread reader;

    LastLines(InputStream stream) {
        reader = new Thread(() -> drain(stream), "superres-child-errors");
        reader.setDaemon(true);
        reader.start();
    }

    private void drain(InputStream stream) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(stream, Charset.defaultCharset()))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) keep(line);
        } catch (IOException e) {
            keep("(the rest is lost: " + e.getMessage() + ")");
        }
    }

    private synchronized void keep(String line) {
        if (line.isBlank()) return;
        lines.add(line.length() > LONGEST ? line.substring(0, LONGEST) : line);
        if (lines.size() > KEPT) lines.remove();
    }

    /** What the stream ended with, lines joined by " / ". Waits a moment for the end. */
    String atEnd() {
        try {
            reader.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            return String.join(" / ", lines);
        }
    }
}
