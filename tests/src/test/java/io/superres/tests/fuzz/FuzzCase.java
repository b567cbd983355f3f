package io.superres.tests.fuzz;

import java.util.List;
import java.util.Random;

/**
 * One file, the same in every run.
 *
 * @param subject what kind of file
 * @param number which of them
 */
record FuzzCase(Subject subject, int number) {

    /** Some cases are built from scratch, some are sound; the others are sound files with damage. */
    byte[] bytes() {
        Random random = new Random(31L * subject.ordinal() + 1_000_003L * number);
        random.nextLong();
        if (subject.isForged(random)) return subject.forged(random);
        List<byte[]> sound = subject.sound();
        byte[] bytes = sound.get(random.nextInt(sound.size()));
        for (int n = random.nextInt(4); n > 0; n--) bytes = Damage.random(random, bytes, sound);
        return bytes;
    }

    @Override
    public String toString() {
        return subject + " " + number;
    }
}
