package org.mailherd.antispam.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

    private static List<String> styled(String rules, String body) {
        return Mails.symbols(
                Mails.html(
                        "<html><head><style>"
                                + rules
                                + "</style></head><body>"
                                + TEXT
                                + body
                                + "</body></html>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".x{display:none}",
                "div.x { Display: NONE !important; }",
                "#y{visibility:hidden}",
                "section,div#y{font-size:0}",
                "@import url(a.css);\n/* a } */ p{color:red} .x{max-height:1px;opacity:0}",
                "@media print{.x{display:block}} .x{display:none}",
                ".x{display:block} .x{display:none}",
                "div{display:block} <!-- .x{display:none}",
            })
    void textThatARuleOfThePageHidesIsFound(String rules) {
        String hidden = "<div class='w X' id=y><b>" + "meadow river ".repeat(60) + "</b></div>";
        assertThat(styled(rules, hidden)).contains("HTML_HIDDEN_TEXT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".other{display:none}",
                "#y .x, .x:hover, .x > b, .x[a]{display:none}",
                ".x{display:none} #y{display:block}",
                ".x{display:none} .w{display:block}",
                "@media print{.x{display:none}}",
                ".x{display:none}@media only screen and (max-width:600px){.x{display:block!important}}",
                "div{font-size:0} b{font-size:14px}",
            })
    void textThatIsShownSomewhereIsNotHiddenByARule(String rules) {
        String shown = "<div class='x w' id=y><b>" + "meadow river ".repeat(60) + "</b></div>";
        assertThat(styled(rules, shown)).doesNotContain("HTML_HIDDEN_TEXT", "ZERO_FONT");
    }

    @Test
    void manyPiecesThatARuleHidesAreFound() {
        assertThat(styled(".q{display:none}", "word<span class=q>x</span>".repeat(20)))
                .contains("MANY_INVISIBLE_PARTS");
    }

    @Test
    void lettersOfNoSizeOrOfTheColourBehindThemByARuleAreFound() {
        String body = "<p class=x>words to mislead, a whole sentence of them, and more</p>";
        assertThat(styled(".x{font-size:1px}", body)).contains("ZERO_FONT");
        assertThat(styled(".x{color:#fff;background:#fffffe}", body)).contains("R_WHITE_ON_WHITE");
        assertThat(styled("p{color:#fff}", body)).doesNotContain("R_WHITE_ON_WHITE");
    }

    @Test
    void aPreviewLineThatARuleHidesWeighsNoMoreThanOneHiddenByItsOwnStyle() {
        String style =
                "display:none;font-size:1px;line-height:1px;max-height:0;max-width:0;opacity:0;"
                        + "overflow:hidden;color:#ffffff;background:#ffffff";
        String preview =
                "Our offers of the week, and news from the shop " + "&nbsp;&zwnj;".repeat(80);
        List<String> ruled =
                styled(".preheader{" + style + "}", "<div class=preheader>" + preview + "</div>");
        assertThat(ruled)
                .doesNotContain("HTML_HIDDEN_TEXT", "MANY_INVISIBLE_PARTS", "R_WHITE_ON_WHITE");
        assertThat(styled("p{margin:0}", "<div style='" + style + "'>" + preview + "</div>"))
                .containsAll(ruled);
    }

    /** Newsletters' tables have letters of no size, so that no gap shows, and their cells some. */
    @Test
    void textWithASizeOfItsOwnInATableWithoutIsShown() {
        String cell =
                "<td style='font-size:0px;padding:10px'><div style='font-size:13px'>"
                        + "meadow river ".repeat(20)
                        + "</div></td>";
        String table = "<table><tr>" + cell.repeat(12) + "</tr></table>";
        assertThat(Mails.symbols(Mails.html(TEXT + table)))
                .doesNotContain("HTML_HIDDEN_TEXT", "MANY_INVISIBLE_PARTS", "ZERO_FONT");
        assertThat(Mails.symbols(Mails.html(TEXT + table.replace("13px", "100%"))))
                .contains("HTML_HIDDEN_TEXT");
    }

    @Test
    void aPageOfNothingButRulesIsReadToItsBounds() {
        String rules = "@media x{.a,.b{color:red}".repeat(20_000) + "{".repeat(20_000);
        String salad = "<i class='" + "a b c ".repeat(500) + "'>x</i>";
        assertThat(styled(rules + ".x,".repeat(50_000), salad.repeat(50))).isNotNull();
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
