package org.mailherd.antispam.clamd;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What clamd said about one stream. */
sealed interface Reply {

    record Clean() implements Reply {}

    /** A signature matches. */
    record Found(String signature) implements Reply {}

    /** Deeper, larger or slower inside than clamd's limits: it was scanned up to there. */
    record Beyond(String limit) implements Reply {}

    /** Larger than clamd takes. */
    record TooLarge() implements Reply {}

    /** It could not scan it. */
    record Failed(String text) implements Reply {}

    Pattern FOUND = Pattern.compile("(?:[0-9]+: )?stream: (.{1,200}) FOUND");

    /** What AlertExceedsMax of clamd.conf makes of its limits; no malware. */
    String LIMITS = "Heuristics.Limits.Exceeded";

    Pattern CLEAN = Pattern.compile("(?:[0-9]+: )?stream: OK");

    /**
     * @param line without its end
     */
    static Reply parse(String line) {
        Matcher found = FOUND.matcher(line);
        if (found.matches()) {
            String name = found.group(1);
            return name.startsWith(LIMITS) ? new Beyond(name) : new Found(name);
        }
        if (CLEAN.matcher(line).matches()) {
            return new Clean();
        }
        return line.contains("size limit exceeded") ? new TooLarge() : new Failed(line);
    }
}
