package org.mailherd.dnschecker;

import java.util.List;
import org.mailherd.mailauth.dkim.DkimKeyRecord;
import org.mailherd.mailauth.dns.Answer;
import org.mailherd.mailauth.dns.Dns;

/** Whether others can verify what the server signs (RFC 6376 3.6.1). */
final class DkimRecordCheck implements SubjectCheck {

    private static final String SUBJECT = "DKIM";

    /** RFC 8301 3.2: shorter keys do not count; signers should use 2048. */
    private static final int LEAST_BITS = 1024;

    private static final int GOOD_BITS = 2048;

    @Override
    public List<Finding> look(Expectations expected, Server server, Dns dns) {
        String name = expected.selector() + "._domainkey." + expected.domain();
        String record = expected.dkim().orElse("v=DKIM1; k=rsa; p=<the server's public key>");
        Answer<String> answer = dns.txt(name);
        if (answer.failed()) {
            return List.of(Finding.unanswered(SUBJECT, name, record));
        }
        List<String> seen = answer.orEmpty();
        if (seen.isEmpty()) {
            String advice = "Add the server's DKIM key as a TXT record at " + name + ".";
            return List.of(new Finding(SUBJECT, name, State.FAIL, seen, record, advice));
        }
        if (seen.size() > 1) {
            String advice =
                    "Keep one TXT record at "
                            + name
                            + ": with several nobody knows which key counts.";
            return List.of(new Finding(SUBJECT, name, State.FAIL, seen, record, advice));
        }
        return List.of(judged(name, seen, expected, record));
    }

    private static Finding judged(
            String name, List<String> seen, Expectations expected, String record) {
        try {
            DkimKeyRecord key = DkimKeyRecord.read(seen.getFirst());
            if (expected.dkim().isPresent()
                    && !key.publicKey()
                            .equals(DkimKeyRecord.read(expected.dkim().get()).publicKey())) {
                String advice =
                        "Replace the record at "
                                + name
                                + ": it holds another key than the server signs with.";
                return new Finding(SUBJECT, name, State.FAIL, seen, record, advice);
            }
            return strength(name, seen, key);
        } catch (IllegalArgumentException e) {
            String advice = "Replace the record at " + name + ": " + e.getMessage() + ".";
            return new Finding(SUBJECT, name, State.FAIL, seen, record, advice);
        }
    }

    private static Finding strength(String name, List<String> seen, DkimKeyRecord key) {
        boolean rsa = key.keyType().equals("rsa");
        if (rsa && key.bits() < LEAST_BITS) {
            String advice =
                    "Make a key of "
                            + GOOD_BITS
                            + " bits: one of "
                            + key.bits()
                            + " counts as none.";
            return new Finding(SUBJECT, name, State.FAIL, seen, "", advice);
        }
        if (rsa && key.bits() < GOOD_BITS) {
            String advice =
                    "Make a key of "
                            + GOOD_BITS
                            + " bits when you can: "
                            + key.bits()
                            + " are few today.";
            return new Finding(SUBJECT, name, State.WARN, seen, "", advice);
        }
        if (key.testing()) {
            String advice = "Take t=y out of the record when you are done testing.";
            return new Finding(SUBJECT, name, State.WARN, seen, "", advice);
        }
        return new Finding(SUBJECT, name, State.OK, seen, "", "");
    }
}
