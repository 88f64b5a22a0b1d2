package org.mailherd.dnschecker;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailherd.mailauth.dns.Answer;
import org.mailherd.mailauth.dns.Dns;

/** Whether the domain says what to do with mail that only claims to be its own (RFC 7489 6). */
final class DmarcRecordCheck implements SubjectCheck {

    private static final String SUBJECT = "DMARC";

    @Override
    public List<Finding> look(Expectations expected, Server server, Dns dns) {
        String domain = expected.domain();
        String advised = "v=DMARC1; p=quarantine; rua=mailto:postmaster@" + domain;
        Optional<Finding> own = at("_dmarc." + domain, advised, dns);
        // A policy of the domain above counts too (RFC 7489 6.6.3).
        String parent = domain.substring(domain.indexOf('.') + 1);
        Optional<Finding> found =
                own.isEmpty() && parent.indexOf('.') > 0
                        ? at("_dmarc." + parent, advised, dns)
                        : own;
        String advice = "Add the TXT record " + advised + " at _dmarc." + domain + ".";
        return List.of(
                found.orElse(
                        new Finding(
                                SUBJECT,
                                "_dmarc." + domain,
                                State.FAIL,
                                List.of(),
                                advised,
                                advice)));
    }

    private static Optional<Finding> at(String name, String advised, Dns dns) {
        Answer<String> answer = dns.txt(name);
        if (answer.failed()) {
            return Optional.of(Finding.unanswered(SUBJECT, name, advised));
        }
        List<String> records =
                answer.orEmpty().stream()
                        .filter(txt -> txt.matches("(?i)v\\s*=\\s*DMARC1\\s*(;.*)?"))
                        .toList();
        return switch (records.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(judged(name, records, advised));
            default ->
                    Optional.of(
                            new Finding(
                                    SUBJECT,
                                    name,
                                    State.FAIL,
                                    records,
                                    advised,
                                    "Keep one DMARC record only: with two, none counts."));
        };
    }

    private static Finding judged(String name, List<String> records, String advised) {
        String policy = tag(records.getFirst(), "p").toLowerCase(Locale.ROOT);
        return switch (policy) {
            case "quarantine", "reject" -> new Finding(SUBJECT, name, State.OK, records, "", "");
            case "none" ->
                    new Finding(
                            SUBJECT,
                            name,
                            State.WARN,
                            records,
                            advised,
                            "Change p=none to p=quarantine when the reports show that all your mail passes.");
            default ->
                    new Finding(
                            SUBJECT,
                            name,
                            State.FAIL,
                            records,
                            advised,
                            "Give the DMARC record a policy: p=none, p=quarantine or p=reject.");
        };
    }

    private static String tag(String record, String name) {
        return Arrays.stream(record.split(";"))
                .map(spec -> spec.split("=", 2))
                .filter(spec -> spec.length == 2 && spec[0].strip().equalsIgnoreCase(name))
                .map(spec -> spec[1].strip())
                .findFirst()
                .orElse("");
    }
}
