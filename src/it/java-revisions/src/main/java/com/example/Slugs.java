package com.example;

import java.util.Locale;

public final class Slugs {
    private Slugs() {}

    public static String of(String title) {
        return title.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
