package org.mailherd.mailauth.spf;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailauth.dns.Answer;
import org.mailherd.mailauth.dns.Dns;
import org.mailherd.mailauth.spf.SpfRecord.Directive;

/** check_host() of RFC 7208 4. Safe for several threads; blocks while the DNS answers. */
public final class SpfCheck {

    private final Dns dns;
    private final Clock clock;
    private final String receivingHost;

    /**
     * @param receivingHost our host name, for explanations (macro r)
     */
    public SpfCheck(Dns dns, Clock clock, String receivingHost) {
        this.dns = dns;
        this.clock = clock;
        this.receivingHost = receivingHost;
    }

    /** Never throws for what a domain publishes or the DNS does. */
    public SpfOutcome check(SpfQuery query) {
        Evaluation evaluation = new Evaluation(query);
        try {
            Evaluated evaluated = evaluation.host(query.senderDomain());
            SpfOutcome outcome =
                    SpfOutcome.of(evaluated.result(), query.senderDomain(), evaluated.reason());
            return evaluated.result() == SpfResult.FAIL
                    ? outcome.withExplanation(evaluation.explanation(evaluated))
                    : outcome;
        } catch (SpfEndedException e) {
            return SpfOutcome.of(e.result(), query.senderDomain(), e.reason());
        }
    }

    /**
     * @param domain whose record decided, after redirects
     * @param explanation that record's exp
     */
    private record Evaluated(
            SpfResult result, String reason, String domain, Optional<MacroString> explanation) {
        static Evaluated of(SpfResult result, String reason, String domain) {
            return new Evaluated(result, reason, domain, Optional.empty());
        }
    }

    private final class Evaluation {

        private final SpfQuery query;
        private final LookupBudget budget = new LookupBudget();
        private final ValidatedNames clientNames;

        Evaluation(SpfQuery query) {
            this.query = query;
            this.clientNames = new ValidatedNames(dns, query.client());
        }

        Evaluated host(String domain) throws SpfEndedException {
            if (!SpfDomain.isWellFormed(domain)) {
                return Evaluated.of(SpfResult.NONE, "no domain that can have a record", domain);
            }
            Optional<SpfRecord> record = record(domain);
            return record.isEmpty()
                    ? Evaluated.of(SpfResult.NONE, "no SPF record", domain)
                    : evaluated(record.get(), domain);
        }

        /** RFC 7208 4.4, 4.5. */
        private Optional<SpfRecord> record(String domain) throws SpfEndedException {
            Answer<String> answer = dns.txt(domain);
            if (answer instanceof Answer.Failure<String>(String reason)) {
                throw SpfEndedException.temperror(reason);
            }
            List<String> records =
                    answer.orEmpty().stream().filter(SpfRecordParser::isSpf).toList();
            if (records.size() > 1) {
                throw SpfEndedException.permerror("more than one SPF record at " + domain);
            }
            try {
                return records.isEmpty()
                        ? Optional.empty()
                        : Optional.of(SpfRecordParser.parse(records.getFirst()));
            } catch (SpfSyntaxException e) {
                throw SpfEndedException.permerror(domain + ": " + e.getMessage());
            }
        }

        private Evaluated evaluated(SpfRecord record, String domain) throws SpfEndedException {
            MechanismMatcher matcher = new MechanismMatcher(dns, budget, macros(domain));
            for (Directive directive : record.directives()) {
                if (matches(directive, matcher, domain)) {
                    return new Evaluated(
                            directive.qualifier().result(),
                            directive.text(),
                            domain,
                            record.explanation());
                }
            }
            return record.redirect().isPresent()
                    ? redirected(record.redirect().get(), domain)
                    : Evaluated.of(SpfResult.NEUTRAL, "nothing matched", domain); // RFC 7208 4.7
        }

        private boolean matches(Directive directive, MechanismMatcher matcher, String domain)
                throws SpfEndedException {
            switch (directive.mechanism()) {
                case Mechanism.All _, Mechanism.Ip _ -> {}
                case Mechanism.A _,
                        Mechanism.Mx _,
                        Mechanism.Ptr _,
                        Mechanism.Exists _,
                        Mechanism.Include _ ->
                        budget.term(directive.text());
            }
            if (!directive.mechanism().target().map(macros(domain)::canFill).orElse(true)) {
                return false;
            }
            return switch (directive.mechanism()) {
                case Mechanism.All _ -> true;
                case Mechanism.Ip(Network network) -> network.contains(query.client());
                case Mechanism.A a -> matcher.a(a);
                case Mechanism.Mx mx -> matcher.mx(mx);
                case Mechanism.Ptr ptr -> matcher.ptr(ptr);
                case Mechanism.Exists exists -> matcher.exists(exists);
                case Mechanism.Include(MacroString target) ->
                        included(SpfDomain.expand(target, macros(domain)));
            };
        }

        /** RFC 7208 5.2: the table of results of a recursive check_host(). */
        private boolean included(String target) throws SpfEndedException {
            return switch (host(target).result()) {
                case PASS -> true;
                case FAIL, SOFTFAIL, NEUTRAL -> false;
                case TEMPERROR -> throw SpfEndedException.temperror("include:" + target);
                case PERMERROR, NONE ->
                        throw SpfEndedException.permerror(
                                "include:" + target + " has no usable record");
            };
        }

        /** RFC 7208 6.1: the target's result, but a missing record there is a permerror. */
        private Evaluated redirected(MacroString target, String domain) throws SpfEndedException {
            budget.term("redirect=" + target);
            if (!macros(domain).canFill(target)) {
                throw SpfEndedException.permerror("redirect=" + target + " names nothing");
            }
            String next = SpfDomain.expand(target, macros(domain));
            Evaluated evaluated = host(next);
            if (evaluated.result() == SpfResult.NONE) {
                throw SpfEndedException.permerror("redirect=" + next + " has no record");
            }
            return evaluated;
        }

        /** RFC 7208 6.2: any trouble means no explanation, never another result. */
        Optional<String> explanation(Evaluated evaluated) {
            if (evaluated.explanation().isEmpty()) {
                return Optional.empty();
            }
            QueryMacros macros = macros(evaluated.domain());
            if (!macros.canFill(evaluated.explanation().get())) {
                return Optional.empty();
            }
            List<String> texts =
                    dns.txt(SpfDomain.expand(evaluated.explanation().get(), macros)).orEmpty();
            if (texts.size() != 1) {
                return Optional.empty();
            }
            try {
                return Optional.of(MacroString.parse(texts.getFirst(), true).expand(macros))
                        .filter(text -> text.chars().allMatch(c -> c >= 0x20 && c < 0x7f));
            } catch (SpfSyntaxException e) {
                return Optional.empty();
            }
        }

        private QueryMacros macros(String domain) {
            return new QueryMacros(query, domain, clientNames, receivingHost, clock.instant());
        }
    }
}
