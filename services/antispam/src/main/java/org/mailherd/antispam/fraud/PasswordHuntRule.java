package org.mailherd.antispam.fraud;

import java.util.ArrayList;
import java.util.List;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Symbol;

/** Somebody who says he is the mailbox's administrator. Cost: a few expressions over the text. */
final class PasswordHuntRule implements FraudRule {

    private static final String GROUP = "phishing";
    private static final Symbol FORM =
            Symbol.of(
                    "PHISHING_PASSWORD_ASKED",
                    5,
                    GROUP,
                    "The message wants a password to be written into the answer");
    private static final Symbol THREAT =
            Symbol.of(
                    "PHISHING_MAILBOX_THREAT",
                    2.5,
                    GROUP,
                    "The message threatens to close the mailbox unless it is confirmed");

    private static final Signs BLANK =
            Signs.of(
                    "pass ?word ?(?:\\([^)]{0,30}\\) ?)?[:=] ?(?:\\(? ?[._*-]{3,}|\\( ?\\)|\\[ ?])");

    private static final Signs THREATS =
            Signs.of(
                    "mail ?box|web ?mail|e-?mail (?:account|quota|user)",
                    "quota|storage limit|exceeded|upgrad(?:e|ing)|maintenance|unused accounts?|validat",
                    "deactivat|suspend|clos(?:e|ed|ure)|terminat|lose (?:your|his|the)|unable to (?:send|receive)|expire",
                    "(?:verify|confirm|re-?validate|update|click|provide|send|fill|reply).{0,80}(?:account|password|information|below|here|link|mail)",
                    "help ?desk|administrator|support team|technical|webmaster|upgrade team|customer care");

    @Override
    public List<Hit> run(String text) {
        List<Hit> hits = new ArrayList<>();
        hits.addAll(Hit.when(BLANK.in(text) > 0, FORM));
        hits.addAll(Hit.when(THREATS.allIn(text), THREAT));
        return hits;
    }
}
