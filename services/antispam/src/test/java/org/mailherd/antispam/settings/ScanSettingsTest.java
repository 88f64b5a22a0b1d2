package org.mailherd.antispam.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.composite.Composites;
import org.mailherd.antispam.inquiry.Findings;
import org.mailherd.antispam.ucl.SettingsFault;
import org.mailherd.antispam.verdict.Thresholds;

class ScanSettingsTest {

    private static final Thresholds USUAL = new Thresholds(15, 8, 7);
    private static final Findings FOUND =
            new Findings(
                    List.of(hit("R_SPF_FAIL", 8, "spf"), hit("R_DKIM_NA", 0, "dkim")),
                    Map.of("a", List.of(hit("BAYES_SPAM", 5, "statistics"))));

    private static Hit hit(String name, double weight, String group) {
        return Hit.of(Symbol.of(name, weight, group, "x"));
    }

    private static List<String> shown(Findings findings) {
        return findings.of("a").stream()
                .map(hit -> hit.symbol().name() + " " + hit.symbol().weight())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                              | R_SPF_FAIL 8.0, R_DKIM_NA 0.0, BAYES_SPAM 5.0",
                "scores = {R_SPF_FAIL = 1}       | R_SPF_FAIL 1.0, R_DKIM_NA 0.0, BAYES_SPAM 5.0",
                "{\"BAYES_SPAM\": -2}            | R_SPF_FAIL 8.0, R_DKIM_NA 0.0, BAYES_SPAM -2.0",
                "default {BAYES_SPAM = -2}       | R_SPF_FAIL 8.0, R_DKIM_NA 0.0, BAYES_SPAM -2.0",
                "symbols_disabled = [R_SPF_FAIL] | R_DKIM_NA 0.0, BAYES_SPAM 5.0",
                "symbols_disabled = R_SPF_FAIL   | R_DKIM_NA 0.0, BAYES_SPAM 5.0",
                "groups_disabled = [spf, dkim]   | BAYES_SPAM 5.0",
                "groups_enabled = [dkim]         | R_DKIM_NA 0.0",
                "groups_enabled = [dkim, spf]; symbols_disabled = [R_DKIM_NA] | R_SPF_FAIL 8.0",
                "groups_enabled = [dkim]; symbols_enabled = [BAYES_SPAM] | R_DKIM_NA 0.0, BAYES_SPAM 5.0",
                "groups_enabled = []; symbols = [MINE]; scores = {MINE = 3} | MINE 3.0",
                "groups_enabled = []; symbols = {MINE = 3, OTHER = {score = 4}} | MINE 3.0, OTHER 4.0"
            })
    void weighsAndChooses(String text, String expected) {
        ScanSettings settings = SettingsBook.read(text);
        List<String> shown = shown(settings.choose(settings.weigh(FOUND)));
        assertThat(shown).containsExactlyInAnyOrder(expected.split(", "));
    }

    @Test
    void aCompositeIsChosenAndWeighedToo() {
        Findings together = FOUND.and(Findings.of(List.of(hit("SEVERAL", 6, Composites.GROUP))));
        assertThat(shown(SettingsBook.read("SEVERAL = 1").choose(together)))
                .contains("SEVERAL 1.0");
        assertThat(shown(SettingsBook.read("symbols_disabled = SEVERAL").choose(together)))
                .noneMatch(one -> one.startsWith("SEVERAL"));
    }

    @ParameterizedTest
    @CsvSource({
        "reject = 5,                     5, 5, 5",
        "reject = 100,                   100, 8, 7",
        "greylist = null,                15, 8, 8",
        "greylist = 2,                   15, 8, 2",
        "'\"add header\" = null',        15, 15, 7",
        "add_header = 4,                 15, 4, 4",
        "'reject = null',                1e9, 8, 7",
        "'reject = null; add_header = null; greylist = null', 1e9, 1e9, 1e9",
        "'rewrite_subject = null',       15, 8, 7"
    })
    void actionsBeginElsewhere(String text, double reject, double addHeader, double greylist) {
        assertThat(SettingsBook.read("actions {" + text + "}").limits(USUAL))
                .isEqualTo(new Thresholds(reject, addHeader, greylist));
    }

    @Test
    void whatIsWantedWholeIsSkipped() {
        assertThat(SettingsBook.read("whitelist = true").skip()).isTrue();
        assertThat(SettingsBook.read("{\"want_spam\": true}").skip()).isTrue();
        assertThat(SettingsBook.read("whitelist = false")).isEqualTo(ScanSettings.NONE);
        assertThat(SettingsBook.read("{}")).isEqualTo(ScanSettings.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "actions = 5                              | actions is an object",
                "actions {reject = 5; add_header = 6}     | must not fall",
                "actions {reject = \"x\"}                 | reject is a number",
                "actions {reject = 99999}                 | reject is a number",
                "actions {rewrite_subject = 5}            | only reject",
                "scores {A = x}                           | A is a number",
                "scores {\"A B\" = 1}                     | is no name",
                "symbols_enabled = {a = 1}                | list of names",
                "symbols_enabled = [\"\"]                 | is no name",
                "whitelist = \"maybe\"                    | true or false",
                "subject = \"x\"                          | neither a part"
            })
    void whatMakesNoSenseIsRefused(String text, String reason) {
        assertThatThrownBy(() -> SettingsBook.read(text))
                .isInstanceOf(SettingsFault.class)
                .hasMessageContaining(reason);
    }

    @Test
    void lengthHasAnEnd() {
        assertThatThrownBy(() -> SettingsBook.read("#" + "x".repeat(70_000)))
                .isInstanceOf(SettingsFault.class);
    }
}
