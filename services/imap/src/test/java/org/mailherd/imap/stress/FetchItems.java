package org.mailherd.imap.stress;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Picks what the stress test compares out of a FETCH response, the UID first. */
final class FetchItems {
    private static final Map<String, Pattern> ITEMS = new LinkedHashMap<>();

    static {
        ITEMS.put("UID", Pattern.compile("\\bUID (\\d+)"));
        ITEMS.put("FLAGS", Pattern.compile("\\bFLAGS \\(([^)]*)\\)"));
        ITEMS.put("MODSEQ", Pattern.compile("\\bMODSEQ \\((\\d+)\\)"));
        ITEMS.put("RFC822.SIZE", Pattern.compile("RFC822.SIZE (\\d+)"));
        ITEMS.put("INTERNALDATE", Pattern.compile("INTERNALDATE \"([^\"]*)\""));
        ITEMS.put("ENVELOPE", Pattern.compile("ENVELOPE \\((.*?\"<[^>]*>\")\\)", Pattern.DOTALL));
        ITEMS.put("BODYSTRUCTURE", Pattern.compile("BODYSTRUCTURE (\\(.*\\))"));
        ITEMS.put("X-Id", Pattern.compile("X-Id: (\\S+)"));
    }

    private FetchItems() {}

    static Map<String, String> in(String items) {
        Map<String, String> found = new LinkedHashMap<>();
        ITEMS.forEach((name, pattern) -> {
            Matcher match = pattern.matcher(items);
            if (match.find()) {
                found.put(name, match.group(1));
            }
        });
        return found;
    }
}
