package org.mailherd.antispam.fraud;

import java.util.List;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Symbol;

/** A fortune that waits for a stranger's help. Cost: some sixteen expressions over the text. */
final class AdvanceFeeRule implements FraudRule {

    private static final String GROUP = "fraud";
    private static final Symbol SOME =
            Symbol.of(
                    "ADVANCE_FEE_4",
                    2,
                    GROUP,
                    "The message has several marks of a fortune that waits for the reader's help");
    private static final Symbol MANY =
            Symbol.of(
                    "ADVANCE_FEE_6",
                    5,
                    GROUP,
                    "The message has many marks of a fortune that waits for the reader's help");

    private static final int FEW = 4;
    private static final int ENOUGH = 6;

    private static final Signs SIGNS =
            Signs.of(
                    "next[- ]of[- ]kin",
                    "(?:million|thousand) (?:u\\.?s\\.?|united states|euros?|pounds|dollars)|(?:us ?\\$|\\$|usd|gbp|eur) ?[0-9][0-9.,]{0,12} ?(?:million|m\\b)",
                    "transfer (?:of )?(?:the|this|these|said) (?:funds?|sum|money|amount)|fund transfer",
                    "beneficiary",
                    "strict(?:ly|est)? confiden|utmost (?:confiden|secre)|top secret",
                    "my late (?:husband|father|client|wife)|deceased|plane crash|died (?:in|of|with)",
                    "\\bbarrister\\b|\\bsolicitor\\b|legal practitioner|personal attorney",
                    "foreign (?:partner|account|bank)|account (?:officer|manager) (?:of|to|with)|auditing department|director of operation",
                    "diplomat|consignment|security company|trunk box",
                    "risk[- ]free|100 ?% (?:safe|risk|legal)|no risk involved",
                    "your (?:urgent|prompt|kind) (?:response|reply|assistance)|solicit (?:your|for)|reply (?:me )?urgently",
                    "nigeria|burkina faso|ghana|ivory coast|cote d.ivoire|abidjan|lagos|benin republic|sierra leone|togo",
                    "lottery|sweepstake|winning (?:number|notification)|lucky (?:winner|number)|e-?mail ballot",
                    "claims? (?:agent|department|your (?:prize|fund|winning))|fiduciary",
                    "[0-9]{2} ?% (?:of|for) (?:the|you|this)|percentage (?:of|for)|share (?:of|the) (?:fund|money)",
                    "(?:full|your) names?.{0,80}(?:telephone|phone|address|occupation|age|bank)");

    @Override
    public List<Hit> run(String text) {
        int found = SIGNS.in(text);
        String shown = found + " marks";
        return found >= ENOUGH ? List.of(Hit.of(MANY, shown)) : Hit.when(found >= FEW, SOME, shown);
    }
}
