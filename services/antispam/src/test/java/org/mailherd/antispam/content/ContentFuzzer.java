package org.mailherd.antispam.content;

/** A message of any octets: read within the limits, without a fault. */
public final class ContentFuzzer {

    private static final ContentLimits LIMITS = new ContentLimits(5, 20, 1000, 2000, 5000, 2000);

    private ContentFuzzer() {}

    /** Jazzer's entry. */
    public static void fuzzerTestOneInput(byte[] octets) {
        Content content = Contents.exactly(octets, LIMITS);
        long kept = content.parts().stream().mapToLong(part -> part.octets().length).sum();
        if (content.parts().size() > LIMITS.parts() || kept > LIMITS.octets()) {
            throw new IllegalStateException(content.parts().size() + " parts, " + kept + " octets");
        }
        if (content.parts().stream().anyMatch(part -> part.octets().length > part.size())) {
            throw new IllegalStateException("a part holds more than it has");
        }
        int text = content.texts().stream().mapToInt(one -> one.text().length()).sum();
        // Rendering adds a line end for a block at most.
        if (text > 2 * LIMITS.text() + content.texts().size()) {
            throw new IllegalStateException(text + " characters of text");
        }
        if (!content.text().isEmpty() && content.texts().stream().noneMatch(Content.Text::shown)) {
            throw new IllegalStateException("text from nowhere");
        }
    }
}
