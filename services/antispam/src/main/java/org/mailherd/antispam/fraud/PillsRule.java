package org.mailherd.antispam.fraud;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
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

    private static final Pattern NAMES =
            Pattern.compile(
                    "\\bv[i1l!|]+[a@4]gr[a@4]|\\bc[i1l!|]+[a@4]l[i1l!|]+s?\\b|\\blev[i1!|]tr[a@4]|\\bxanax|\\bvalium|\\btramadol|\\bphentermine|\\bambien\\b|\\bvicodin|\\bv[-_. *]i[-_. *]a[-_. *]g[-_. *]r[-_. *]a");
    private static final Pattern TRADE =
            Pattern.compile(
                    "(?:\\$|usd|eur|\u20ac) ?[0-9]|[0-9] ?% ?off|discount|lowest price|best price|cheap|order (?:now|today|online)|buy|per (?:pill|dose|item)|online pharmac|no prescription|without (?:a )?prescription|shipping|delivery");
    private static final Pattern BODY =
            Pattern.compile(
                    "\\bpenis|penis(?:es|size|pill)|\\berection|\\berectile|your manhood|\\blibido|(?:in|under) your pants|\\bmember size|your (?:girl|woman|lover|lady)");
    private static final Pattern PROMISE =
            Pattern.compile(
                    "enlarge|longer|bigger|thicker|harder|stronger|inches|grow(?:th)?\\b|increase|huge|size|satisf|performance|last(?:ing)? (?:all|longer)|more sex|pills?\\b|stamina|enhance");

    @Override
    public List<Hit> run(String text) {
        List<Hit> hits = new ArrayList<>();
        hits.addAll(Hit.when(NAMES.matcher(text).find() && TRADE.matcher(text).find(), PILLS));
        hits.addAll(Hit.when(BODY.matcher(text).find() && PROMISE.matcher(text).find(), SIZE));
        return hits;
    }
}
