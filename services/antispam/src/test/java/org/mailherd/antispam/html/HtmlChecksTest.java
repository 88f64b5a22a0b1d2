package org.mailherd.antispam.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.antispam.scan.Mails;

class HtmlChecksTest {

    private static final String TEXT =
            "Dear Alice, please look at this when you have the time for it. Best wishes, Carol. ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<span style='font-size:0px'>words to mislead</span> | ZERO_FONT",
                "<font size='-9'>words to mislead</font> | ZERO_FONT",
                "<font color='#fffffe'>words to mislead, a whole sentence of them, and more</font> | R_WHITE_ON_WHITE",
                "<p style='color:#123456;background-color:rgb(18,52,86)'>words to mislead, a whole sentence of them</p> | R_WHITE_ON_WHITE",
                "<form action='https://evil.test/'><input name=x></form> | HTML_FORM",
                "<form action='https://evil.test/'><input type=Password></form> | HTML_FORM_PASSWORD",
                "<script>alert(1)</script> | HTML_SCRIPT",
                "<meta http-equiv=Refresh content='0; URL=https://evil.test/'> | HTML_META_REFRESH_URL",
                "<iframe src='https://evil.test/'></iframe> | HTML_FRAME",
                "<object data='x.swf'></object> | HTML_OBJECT",
                "<img src='https://evil.test/1' width=1 height=1> | HTML_TRACKING_PIXEL",
            })
    void findsTricks(String page, String symbol) {
        assertThat(Mails.symbols(Mails.html("<html><body>" + TEXT + page + "</body></html>")))
                .contains(symbol);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<table><tr><td bgcolor='#003366'><font color='white'>The heading of the newsletter, white on blue</font></td></tr></table> | R_WHITE_ON_WHITE",
                "<div style='display:none'>A preview line</div> | HTML_HIDDEN_TEXT",
                "<span style='font-size:10px'>small print</span> | ZERO_FONT",
                "<img src='https://a.test/logo.png' width=100 height=50> | HTML_TRACKING_PIXEL",
            })
    void leavesHonestPagesAlone(String page, String symbol) {
        assertThat(Mails.symbols(Mails.html("<html><body>" + TEXT + page + "</body></html>")))
                .doesNotContain(symbol);
    }

    @Test
    void moreHiddenThanShownIsFound() {
        String hidden = "<div style='display:none'>" + "meadow river ".repeat(60) + "</div>";
        assertThat(Mails.symbols(Mails.html(TEXT + hidden))).contains("HTML_HIDDEN_TEXT");
    }

    @Test
    void manyHiddenPiecesAreFound() {
        String hidden = "word<span style='display:none'>x</span>".repeat(20);
        assertThat(Mails.symbols(Mails.html(TEXT + hidden))).contains("MANY_INVISIBLE_PARTS");
    }

    @Test
    void picturesInsteadOfWordsAreFound() {
        String picture = "<img src='https://evil.test/offer.jpg'>";
        assertThat(Mails.symbols(Mails.html("<a href='https://evil.test/'>" + picture + "</a>")))
                .contains("HTML_SHORT_LINK_IMG_1");
        assertThat(
                        Mails.symbols(
                                Mails.html(
                                        "<a href='https://evil.test/'>" + picture + "</a>" + TEXT)))
                .contains("HTML_SHORT_LINK_IMG_2");
        assertThat(Mails.symbols(Mails.html(picture))).contains("R_EMPTY_IMAGE");
    }

    @Test
    void versionsThatSayDifferentThingsAreFound() {
        String other =
                "Buy cheap pills online without prescription today, delivered worldwide within days";
        assertThat(Mails.symbols(Mails.alternatives(TEXT, "<p>" + other + "</p>")))
                .contains("R_PARTS_DIFFER");
        assertThat(Mails.symbols(Mails.alternatives(TEXT, "<p>" + TEXT + "</p>")))
                .doesNotContain("R_PARTS_DIFFER");
    }
}
