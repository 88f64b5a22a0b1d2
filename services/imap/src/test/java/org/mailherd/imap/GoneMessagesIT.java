package org.mailherd.imap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Messages that another session has expunged, and whose client has not been told: it goes on asking
 * for them by number (RFC 2180 4.1) and finds them as it knows them.
 */
class GoneMessagesIT {
    private final TestImap imap = TestImap.shared();

    @Test
    void flagsThatFetchToldStay() throws Exception {
        String address = imap.newMailbox();
        try (ImapClient one = ImapClient.login(imap, address);
                ImapClient other = ImapClient.login(imap, address)) {
            one.append("INBOX", "", "Subject: x\r\n\r\ny\r\n");
            String text = "0123456789abcd\r\n".repeat(2_000_000);
            one.append("INBOX", "", "Subject: large\r\n\r\n" + text);
            one.ok("ENABLE CONDSTORE");
            one.ok("SELECT INBOX");
            other.ok("SELECT INBOX");
            other.ok("STORE 1 +FLAGS (\\Flagged)");
            // The answer is longer than what fits on the way: the message goes while it is told.
            one.send("f FETCH 1:2 (UID FLAGS BODY.PEEK[TEXT])\r\n");
            String told = one.response();
            assertThat(told).contains("\\Flagged");
            other.ok("STORE 1 +FLAGS (\\Deleted)");
            other.ok("EXPUNGE");
            one.untilTag("f");
            String again = one.ok("FETCH 1 (UID FLAGS)").getFirst();
            assertThat(told).startsWith(again.substring(0, again.indexOf("MODSEQ")));
            String modseq = again.substring(again.indexOf("MODSEQ"), again.length() - 1);
            assertThat(told).contains(modseq);
        }
    }
}
