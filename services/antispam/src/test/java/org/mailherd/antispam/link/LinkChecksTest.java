package org.mailherd.antispam.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.antispam.scan.Mails;
import org.mailherd.antispam.scan.Scans;

class LinkChecksTest {

    private static final String TEXT =
            "Dear Alice, please look at this when you have the time for it. Best wishes, Carol<br>"
                    + "She wrote a second line, too.<br>And a third one.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://192.0.2.7/x | here | URL_NUMERIC_IP",
                "http://0xc0.0x2.0x7/ | here | R_SUSPICIOUS_URL",
                "http://3221225985/ | here | R_SUSPICIOUS_URL",
                "http://0300.0.2.7/ | here | R_SUSPICIOUS_URL",
                "https://www.paypal.com@evil.test/ | here | URL_USER_PASSWORD",
                "javascript:alert(document.cookie) | here | URL_SCRIPT",
                "data:text/html;base64,PGI+ | here | URL_SCRIPT",
                "https:\\\\evil.test/x | here | URL_BACKSLASH_PATH",
                "https://a.b.c.d.e.f.g.evil.test/ | here | URL_EXCESSIVE_DOTS",
                "https://www.evil.test/login | https://www.bank.com/login | PHISHING",
                "https://evil.test/ | www.bank.com | PHISHING",
                "https://other.test/r?url=https%3A%2F%2Fevil.test | here | URL_REDIRECTOR",
                "https://bit.ly/3abc | here | URL_SHORTENER",
                "https://paypal.com.evil.test/ | here | PHISHING_BRAND_HOST",
                "https://secure-paypal.evil.test/ | here | PHISHING_BRAND_HOST",
                "https://paypal-login.test/ | here | PHISHING_BRAND_HOST",
            })
    void findsTricks(String target, String shown, String symbol) {
        assertThat(symbols(target, shown)).contains(symbol);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://www.bank.com/login | https://bank.com | PHISHING",
                "https://www.outside.test/count/1 | www.bank.com | PHISHING",
                "https://evil.test/ | Read the report.doc | PHISHING",
                "https://evil.test/ | carol@bank.com | PHISHING",
                "https://www.paypal.com/ | here | PHISHING_BRAND_HOST",
                "https://www.amazon.co.jp/ | here | PHISHING_BRAND_HOST",
                "https://www.dhlister.test/ | here | PHISHING_BRAND_HOST",
                "https://m\u00fcller.test/ | here | URL_HOMOGRAPH_ATTACK",
                "https://\u043f\u0440\u0435\u0437\u0438\u0434\u0435\u043d\u0442.\u0440\u0444/ | here | URL_HOMOGRAPH_ATTACK",
                "https://\u6771\u4eac\u30bfower.test/ | here | URL_HOMOGRAPH_ATTACK",
                "mailto:a@b.test | here | URL_USER_PASSWORD",
                "https://example.org:8080/a?b=c#d@e | here | URL_USER_PASSWORD",
                "https://192-0-2-7.test/ | here | URL_NUMERIC_IP",
            })
    void leavesHonestLinksAlone(String target, String shown, String symbol) {
        assertThat(symbols(target, shown)).doesNotContain(symbol);
    }

    /** Threats, case 23: IDN homograph, and the mismatch of A-label and U-label. */
    @ParameterizedTest
    @CsvSource({
        "https://p\u0430ypal.com/",
        "https://xn--pypal-4ve.com/",
        "https://\u0430\u0440\u0440\u04cf\u0435.com/",
        "https://xn--80ak6aa92e.com/",
        "https://g\u03bf\u03bfgle.com/",
    })
    void threatCase23HomographsAreFound(String target) {
        assertThat(symbols(target, "here")).contains("URL_HOMOGRAPH_ATTACK");
    }

    @Test
    void charactersThatNobodySeesInAHostAreFound() {
        assertThat(symbols("https://pay\u200bpal.com/", "here")).contains("URL_ZERO_WIDTH_SPACES");
    }

    @Test
    void theSendersOwnCounterIsNoTrick() {
        assertThat(symbols("https://www.outside.test/count/1", "www.bank.com"))
                .contains("PHISHED_GENERIC_SERVICE");
    }

    @Test
    void aLinkAloneIsFound() {
        assertThat(Mails.symbols(Mails.text("https://evil.test/a"))).contains("HFILTER_URL_ONLY");
        assertThat(Mails.symbols(Mails.text("Look at this! https://evil.test/a")))
                .contains("HFILTER_URL_ONELINE");
    }

    @Test
    void namesOfCompaniesAreForThem() {
        String mail = Scans.CLEAN.replace("From: Carol", "From: \"PayPal Service\"");
        assertThat(Mails.symbols(mail)).contains("PHISHING_BRAND_NAME");
        assertThat(Brands.KNOWN.borrowedBy("PayPal Service", "mail.paypal.co.uk")).isEmpty();
        assertThat(Brands.KNOWN.borrowedBy("Paula Palmer", "outside.test")).isEmpty();
    }

    /** Threats, case 7: a page of links may not take long. */
    @Test
    void threatCase07ManyLinksAreRead() {
        StringBuilder page = new StringBuilder(TEXT);
        for (int i = 0; i < 9_000; i++) {
            page.append("<a href='http://")
                    .append("a.".repeat(20))
                    .append("test/")
                    .append(i)
                    .append("'>x</a>");
        }
        assertThat(Mails.symbols(Mails.html(page.toString()))).contains("URL_EXCESSIVE_DOTS");
    }

    private static List<String> symbols(String target, String shown) {
        return Mails.symbols(Mails.html(TEXT + "<a href=\"" + target + "\">" + shown + "</a>"));
    }
}
