package org.mailherd.dnschecker;

import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.mailherd.mailauth.dns.AddressText;
import org.mailherd.mailauth.dns.Answer;
import org.mailherd.mailauth.dns.Dns;
import org.mailherd.mailauth.spf.SpfCheck;
import org.mailherd.mailauth.spf.SpfOutcome;
import org.mailherd.mailauth.spf.SpfQuery;
import org.mailherd.mailauth.spf.SpfResult;

/** Whether the domain lets its own server send, and nobody else (RFC 7208). */
final class SpfRecordCheck implements SubjectCheck {

    private static final String SUBJECT = "SPF";
    private static final String EXPECTED = "v=spf1 mx -all";

    private final Clock clock;

    SpfRecordCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<Finding> look(Expectations expected, Server server, Dns dns) {
        String domain = expected.domain();
        Answer<String> answer = dns.txt(domain);
        if (answer.failed()) {
            return List.of(Finding.unanswered(SUBJECT, domain, EXPECTED));
        }
        List<String> records =
                answer.orEmpty().stream()
                        .filter(txt -> lower(txt).matches("v=spf1( .*)?"))
                        .toList();
        return List.of(
                switch (records.size()) {
                    case 0 ->
                            finding(
                                    domain,
                                    State.FAIL,
                                    records,
                                    "Add the TXT record " + EXPECTED + " to " + domain + ".");
                    case 1 -> judged(domain, records, server, dns);
                    default ->
                            finding(
                                    domain,
                                    State.FAIL,
                                    records,
                                    "Keep one SPF record only: with two, none counts.");
                });
    }

    private Finding judged(String domain, List<String> records, Server server, Dns dns) {
        for (InetAddress address : server.addresses()) {
            SpfQuery query =
                    SpfQuery.mailFrom(
                            address, "postmaster@" + domain, server.hostname().orElse(domain));
            SpfOutcome outcome = new SpfCheck(dns, clock, "localhost").check(query);
            if (outcome.result() == SpfResult.TEMPERROR) {
                return Finding.unanswered(SUBJECT, domain, EXPECTED);
            }
            if (outcome.result() == SpfResult.PERMERROR) {
                return finding(
                        domain,
                        State.FAIL,
                        records,
                        "Repair the SPF record: " + outcome.reason() + ".");
            }
            if (outcome.result() != SpfResult.PASS) {
                String advice =
                        "Let the SPF record name "
                                + AddressText.of(address)
                                + ": it says "
                                + outcome.result().keyword()
                                + " to the mail server.";
                return finding(domain, State.FAIL, records, advice);
            }
        }
        return ending(domain, records);
    }

    private static Finding ending(String domain, List<String> records) {
        String record = " " + lower(records.getFirst()) + " ";
        if (record.matches(".* \\+?all .*")) {
            return finding(
                    domain,
                    State.FAIL,
                    records,
                    "Replace +all by -all: it lets the whole world send as " + domain + ".");
        }
        boolean closed =
                record.contains(" -all ")
                        || record.contains(" ~all ")
                        || record.contains(" redirect=");
        return closed
                ? new Finding(SUBJECT, domain, State.OK, records, "", "")
                : finding(
                        domain,
                        State.WARN,
                        records,
                        "End the SPF record with -all, or others may send as " + domain + ".");
    }

    private static Finding finding(String domain, State state, List<String> seen, String advice) {
        return new Finding(SUBJECT, domain, state, seen, EXPECTED, advice);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
