package org.mailherd.antispam.milter;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.antispam.message.Message;
import org.mailherd.antispam.milter.HeaderChanges.Addition;
import org.mailherd.antispam.signing.ForwardSealer;
import org.mailherd.antispam.verdict.Verdict;
import org.mailherd.mailauth.arc.ArcSealing;
import org.mailherd.mailauth.header.HeaderBlock;

/** Writes the verdict into the header, and takes away what a sender wrote there in our place. */
public final class VerdictHeaders {

    static final String FLAG = "X-Spam-Flag";
    static final String BAR = "X-Spamd-Bar";
    static final String SCORE = "X-Spam-Score";
    static final String STATUS = "X-Spam-Status";

    private static final int BAR_LENGTH = 25;

    private final String hostname;
    private final ForwardSealer sealer;

    /**
     * @param hostname ours: the authserv-id of RFC 8601
     */
    public VerdictHeaders(String hostname, ForwardSealer sealer) {
        this.hostname = hostname;
        this.sealer = sealer;
    }

    /** What must see the body if the message is to be sealed. */
    public Optional<ArcSealing> sealing(HeaderBlock header, Envelope envelope) {
        return sealer.begin(header, envelope);
    }

    /**
     * The seal, which says what Authentication-Results says.
     *
     * @param sealing after the whole body went through
     * @throws GeneralSecurityException when a sealing key is unusable
     */
    public List<Addition> seal(ArcSealing sealing, Scan scan) throws GeneralSecurityException {
        return sealing.finish(scan.facts().arc(), AuthenticationResults.of(scan, hostname)).stream()
                .map(field -> new Addition(field.name(), field.value()))
                .toList();
    }

    public HeaderChanges of(Scan scan, Verdict verdict, double requiredScore) {
        List<Addition> add = new ArrayList<>();
        if (marked(verdict)) {
            add.add(new Addition(FLAG, "YES"));
        }
        add.add(new Addition(BAR, bar(verdict.score())));
        add.add(new Addition(SCORE, number(verdict.score())));
        add.add(new Addition(STATUS, status(verdict, requiredScore)));
        add.add(new Addition(AuthenticationResults.NAME, AuthenticationResults.of(scan, hostname)));
        return new HeaderChanges(forged(scan.message()), add);
    }

    /** Says nothing itself. */
    public HeaderChanges withoutForged(Message message) {
        return new HeaderChanges(forged(message), List.of());
    }

    private List<String> forged(Message message) {
        Stream<String> ours =
                Stream.of(FLAG, BAR, SCORE, STATUS, "X-Spam-Level", "X-Spam").filter(message::has);
        boolean results =
                message.header().all(AuthenticationResults.NAME).stream()
                        .anyMatch(field -> AuthenticationResults.claims(field.value(), hostname));
        return Stream.concat(ours, Stream.of(AuthenticationResults.NAME).filter(_ -> results))
                .toList();
    }

    /** What is refused may still be delivered, when another recipient took it. */
    private static boolean marked(Verdict verdict) {
        return verdict.action() == Action.ADD_HEADER || verdict.action() == Action.REJECT;
    }

    /** One sign a point, as Rspamd draws it. */
    private static String bar(double score) {
        int points = (int) Math.min(BAR_LENGTH, Math.abs(score));
        return points == 0 ? "/" : (score > 0 ? "+" : "-").repeat(points);
    }

    private static String status(Verdict verdict, double requiredScore) {
        String tests =
                verdict.hits().stream()
                        .map(hit -> hit.symbol().name() + "=" + number(hit.symbol().weight()))
                        .collect(Collectors.joining(", "));
        String word = marked(verdict) ? "Yes" : "No";
        return word
                + ", score="
                + number(verdict.score())
                + " required="
                + number(requiredScore)
                + " tests=["
                + tests
                + "]";
    }

    private static String number(double score) {
        return String.format(Locale.ROOT, "%.2f", score);
    }
}
