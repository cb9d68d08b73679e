package io.github.migratemaven.testing.fuzz;

import java.util.List;
import java.util.Random;

/** Texts that are nearly right: put together from pieces, or from a right one that is damaged. The seed decides all. */
public final class RandomText {
    private static final List<String> NOISE = List.of(
            "",
            " ",
            "\t",
            "\n",
            "\r",
            "\r\n",
            "\u0000",
            "\u001B[31m",
            "\uFEFF",
            "\u202E",
            "é",
            "\uD83D\uDE00",
            "\uD83D",
            "\uDE00",
            "\u00A0",
            "\u2028",
            "\"",
            "'",
            "\\",
            "/",
            ":",
            "@",
            "%",
            "%4",
            "%00",
            "?",
            "&",
            "=",
            "#",
            ";",
            ",",
            "[",
            "]",
            "*",
            "-",
            "--",
            "0",
            "99999999999999999999",
            "$$",
            "a",
            "A");
    private static final int MOST_MUTATIONS = 6;
    private static final int MOST_REPETITIONS = 3000;

    private final Random random;

    public RandomText(long seed) {
        this.random = new Random(seed);
    }

    /** A number from 0 up to, but without, the bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** True once in so many times. */
    public boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    public <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Pieces in a row, noise between them now and then. */
    public String pieces(List<String> pieces, int most) {
        StringBuilder text = new StringBuilder();
        for (int count = random.nextInt(most + 1); count > 0; count--) {
            text.append(once(12) ? of(NOISE) : of(pieces));
        }
        return text.toString();
    }

    /** The text with a few damages: parts cut out, said twice or moved, pieces and noise put in. */
    public String damaged(String text, List<String> pieces) {
        StringBuilder damaged = new StringBuilder(text);
        for (int count = random.nextInt(MOST_MUTATIONS + 1); count > 0; count--) {
            int from = random.nextInt(damaged.length() + 1);
            int to = Math.min(damaged.length(), from + random.nextInt(40));
            switch (random.nextInt(6)) {
                case 0 -> damaged.delete(from, to);
                case 1 -> damaged.insert(from, damaged.substring(from, to));
                case 2 -> damaged.insert(random.nextInt(damaged.length() + 1), damaged.substring(from, to));
                case 3 -> damaged.insert(from, of(pieces));
                case 4 -> damaged.insert(from, of(NOISE));
                default -> damaged.insert(from, once(40) ? of(pieces).repeat(random.nextInt(MOST_REPETITIONS)) : "");
            }
        }
        return damaged.toString();
    }

    /** The bytes with a few of them changed. */
    public byte[] damaged(byte[] bytes) {
        byte[] damaged = bytes.clone();
        for (int count = damaged.length == 0 ? 0 : random.nextInt(4); count > 0; count--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }
}
