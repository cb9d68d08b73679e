package io.github.migratemaven.page.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The colours of pictures, light and dark. */
public final class PictureStyle {
    private PictureStyle() {}

    public static String text() {
        try (InputStream style = PictureStyle.class.getResourceAsStream("picture.css")) {
            if (style == null) {
                throw new IllegalStateException("picture.css is missing in the plugin");
            }
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
