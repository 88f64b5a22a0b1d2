package org.mailherd.adminui.quarantine;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message in the quarantine as antispam tells of it. All text came from strangers: escape it
 * where it is shown.
 *
 * @param symbols JSON, a list of {@link Symbol}s
 * @param guarded only an administrator may deliver it: it holds malware, or nobody knows any more
 *     why it was refused
 */
public record KeptMail(
        long id,
        String mailbox,
        String qid,
        String sender,
        String subject,
        String messageId,
        String client,
        String action,
        double score,
        String symbols,
        int size,
        String state,
        Instant created,
        boolean guarded) {
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /**
     * Something that was found.
     *
     * @param reason why it counts
     * @param seen details
     */
    public record Symbol(String name, double score, String reason, List<String> seen) {
        /** The details in a row; what turns or hides letters is replaced by U+FFFD. */
        public String details() {
            return INVISIBLE.matcher(String.join(", ", seen)).replaceAll("\uFFFD");
        }
    }

    /** What weighs most comes first; none where they cannot be read. */
    public List<Symbol> found() {
        try {
            return List.of(JSON.readValue(symbols, Symbol[].class)).stream()
                    .sorted((a, b) -> Double.compare(Math.abs(b.score()), Math.abs(a.score())))
                    .toList();
        } catch (JacksonException _) {
            return List.of();
        }
    }

    /** The heaviest reason in words. */
    public String reason() {
        return found().stream()
                .filter(one -> one.score() > 0)
                .findFirst()
                .or(() -> found().stream().findFirst())
                .map(Symbol::reason)
                .orElse("");
    }

    /** Whether it may have been delivered; nobody knows. */
    public boolean uncertain() {
        return state.equals("uncertain");
    }

    public boolean infected() {
        return found().stream().anyMatch(one -> one.name().equals("CLAM_VIRUS"));
    }

    public boolean rejected() {
        return action.equals("reject");
    }
}
