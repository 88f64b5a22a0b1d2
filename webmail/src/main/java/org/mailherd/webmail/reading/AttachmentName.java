package org.mailherd.webmail.reading;

import java.util.regex.Pattern;

/** Makes of a sender's file name one that is safe to save: no path, no trick, not too long. */
public final class AttachmentName {

    private static final int LONGEST = 120;
    private static final Pattern PATH_OR_RESERVED = Pattern.compile("[/\\\\:*?\"<>|;%]+");
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private AttachmentName() {}

    public static String safe(String name) {
        var plain = PATH_OR_RESERVED.matcher(DisplayText.of(name)).replaceAll("_");
        var trimmed = plain.replaceAll("^[.\\s~-]+|[.\\s]+$", "");
        if (trimmed.isEmpty() || DEVICE.matcher(trimmed).matches()) {
            return "attachment-" + trimmed.replace('.', '-');
        }
        return trimmed.length() <= LONGEST ? trimmed : shorten(trimmed);
    }

    /** Keeps the ending, by which people and systems know what a file is. */
    private static String shorten(String name) {
        var dot = name.lastIndexOf('.');
        var ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        return name.substring(0, LONGEST - ending.length()) + ending;
    }
}
