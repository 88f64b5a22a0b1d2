package org.mailherd.antispam.html;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A colour of CSS or of old HTML, each of its three 0 to 255. */
record Colour(int red, int green, int blue) {

    static final Colour WHITE = new Colour(255, 255, 255);

    private static final Pattern HEX = Pattern.compile("#?([0-9a-f]{3}|[0-9a-f]{6})");
    private static final Pattern RGB =
            Pattern.compile(
                    "rgba?\\(\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*[,)].*");
    private static final Map<String, Colour> NAMES =
            Map.of(
                    "white", WHITE,
                    "snow", new Colour(255, 250, 250),
                    "ivory", new Colour(255, 255, 240),
                    "black", new Colour(0, 0, 0),
                    "red", new Colour(255, 0, 0),
                    "blue", new Colour(0, 0, 255),
                    "green", new Colour(0, 128, 0),
                    "yellow", new Colour(255, 255, 0),
                    "gray", new Colour(128, 128, 128),
                    "whitesmoke", new Colour(245, 245, 245));

    static Optional<Colour> parse(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String plain = text.strip().toLowerCase(Locale.ROOT);
        Colour named = NAMES.get(plain);
        if (named != null) {
            return Optional.of(named);
        }
        Matcher rgb = RGB.matcher(plain);
        if (rgb.matches()) {
            return Optional.of(new Colour(number(rgb, 1), number(rgb, 2), number(rgb, 3)));
        }
        Matcher hex = HEX.matcher(plain);
        return hex.matches() ? Optional.of(ofHex(hex.group(1))) : Optional.empty();
    }

    private static int number(Matcher rgb, int group) {
        return Math.min(255, Integer.parseInt(rgb.group(group)));
    }

    private static Colour ofHex(String digits) {
        int value = Integer.parseInt(digits, 16);
        return digits.length() == 3
                ? new Colour((value >> 8) * 17, (value >> 4 & 15) * 17, (value & 15) * 17)
                : new Colour(value >> 16, value >> 8 & 255, value & 255);
    }

    /** Whether letters of the one cannot be seen on the other. */
    boolean looksLike(Colour other) {
        int difference =
                Math.abs(red - other.red)
                        + Math.abs(green - other.green)
                        + Math.abs(blue - other.blue);
        return difference <= 24;
    }
}
