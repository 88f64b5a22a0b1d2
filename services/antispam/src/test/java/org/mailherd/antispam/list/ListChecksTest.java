package org.mailherd.antispam.list;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.antispam.scan.Mails;
import org.mailherd.antispam.scan.Scans;

class ListChecksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Precedence: bulk | PRECEDENCE_BULK",
                "List-Unsubscribe: <https://outside.test/u> | HAS_LIST_UNSUB",
                "List-Unsubscribe: write to us | LIST_UNSUB_BROKEN",
                "Feedback-ID: 1:2:3:outside | HAS_FEEDBACK_ID",
                "Reply-To: carol@outside.test | REPLYTO_ADDR_EQ_FROM",
                "Reply-To: info@outside.test | REPLYTO_DOM_EQ_FROM_DOM",
                "Reply-To: eve@evil.test | REPLYTO_DOM_NEQ_FROM_DOM",
                "Reply-To: nobody | REPLYTO_UNPARSEABLE",
                "Reply-To: alice@alpha.test | REPLYTO_EQ_TO_ADDR",
                "Reply-To: mr.john.smith@evil.test | REPLYTO_EMAIL_HAS_TITLE",
                "Reply-To: eve@gmail.com | FREEMAIL_REPLYTO",
            })
    void saysWhatFieldsSay(String field, String symbol) {
        assertThat(Mails.symbols(Mails.with(field))).contains(symbol);
    }

    @Test
    void listsAreKnownByTheFieldsOfTheirPrograms() {
        assertThat(
                        Mails.symbols(
                                Mails.with(
                                        "List-Id: A list <list.outside.test>",
                                        "List-Post: <mailto:list@outside.test>")))
                .contains("MAILLIST");
        assertThat(Mails.symbols(Mails.with("List-Id: A list <list.outside.test>")))
                .doesNotContain("MAILLIST");
    }

    @Test
    void answersThatGoToAnotherFreeMailProviderAreFound() {
        String mail =
                Mails.with("Reply-To: eve@yahoo.com")
                        .replace("carol@outside.test", "carol@gmail.com");
        assertThat(Mails.symbols(mail)).contains("FREEMAIL_FROM", "FREEMAIL_REPLYTO_NEQ_FROM_DOM");
        String same =
                Mails.with("Reply-To: eve@gmail.com")
                        .replace("carol@outside.test", "carol@gmail.com");
        assertThat(Mails.symbols(same)).contains("FREEMAIL_REPLYTO_NEQ_FROM");
    }

    @Test
    void ourOwnDomainWithAnswersToAFreeMailProviderIsFound() {
        String mail =
                Mails.with("Reply-To: boss77@gmail.com")
                        .replace("carol@outside.test", "boss@alpha.test");
        assertThat(Mails.symbols(mail)).contains("SPOOF_REPLYTO");
    }

    @Test
    void ordinaryMailHasNone() {
        assertThat(Mails.symbols(Scans.CLEAN)).noneMatch(symbol -> symbol.startsWith("REPLYTO"));
    }
}
