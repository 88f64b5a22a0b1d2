package org.mailherd.antispam.fraud;

import java.util.ArrayList;
import java.util.List;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Symbol;

/**
 * Pills for sale. Somebody's doctor may name them, and a friend may joke: they count only beside
 * words of trade. Cost: a few expressions over the text.
 */
final class PillsRule implements FraudRule {

    private static final String GROUP = "fraud";
    private static final Symbol PILLS =
            Symbol.of(
                    "DRUGS_ERECTILE",
                    2.5,
                    GROUP,
                    "The message sells pills that need a prescription");
    private static final Symbol SIZE =
            Symbol.of(
                    "BODY_ENHANCEMENT",
                    2,
                    GROUP,
                    "The message promises a change of the reader's body that nobody can sell");

    private static final Signs NAMES =
            Signs.of(
                    "\\bv[i1l!|]+[a@4]gr[a@4]|\\bc[i1l!|]+[a@4]l[i1l!|]+s?\\b|\\blev[i1!|]tr[a@4]|\\bxanax|\\bvalium|\\btramadol|\\bphentermine|\\bambien\\b|\\bvicodin|\\bv[-_. *]i[-_. *]a[-_. *]g[-_. *]r[-_. *]a");
    private static final Signs TRADE =
            Signs.of(
                    "(?:\\$|usd|eur|\u20ac) ?[0-9]|[0-9] ?% ?off|discount|lowest price|best price|cheap|order (?:now|today|online)|buy|per (?:pill|dose|item)|online pharmac|no prescription|without (?:a )?prescription|shipping|delivery");
    private static final Signs BODY =
            Signs.of(
                    "\\bpenis|penis(?:es|size|pill)|\\berection|\\berectile|your manhood|\\blibido|(?:in|under) your pants|\\bmember size|your (?:girl|woman|lover|lady)");
    private static final Signs PROMISE =
            Signs.of(
                    "enlarge|longer|bigger|thicker|harder|stronger|inches|grow(?:th)?\\b|increase|huge|size|satisf|performance|last(?:ing)? (?:all|longer)|more sex|pills?\\b|stamina|enhance");

    @Override
    public List<Hit> run(String text) {
        List<Hit> hits = new ArrayList<>();
        hits.addAll(Hit.when(NAMES.in(text) > 0 && TRADE.in(text) > 0, PILLS));
        hits.addAll(Hit.when(BODY.in(text) > 0 && PROMISE.in(text) > 0, SIZE));
        return hits;
    }
}
