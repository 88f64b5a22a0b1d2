package org.mailherd.sieve.answer;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.message.Addresses;
import org.mailherd.sieve.message.HeaderField;
import org.mailherd.sieve.message.SieveEnvelope;

/** Which messages get an automatic answer (RFC 5230 4.5 and 4.6, RFC 3834 2). */
final class AnswerRules {

    private static final Set<String> RECIPIENT_FIELDS =
            Set.of("to", "cc", "bcc", "resent-to", "resent-cc", "resent-bcc");

    private static final Set<String> BULK = Set.of("bulk", "list", "junk");

    /** Local parts of programs (RFC 5230 4.6); people read what goes to a postmaster. */
    private static final Set<String> PROGRAMS =
            Set.of("mailer-daemon", "listserv", "majordomo", "noreply", "no-reply");

    /** RFC 3834 5.1: the word "no", perhaps with parameters, between comments. */
    private static final Pattern BY_HAND =
            Pattern.compile("(?:\\([^()]*+\\)\\s*+)*+no(?:[\\s;(].*+)?+", Pattern.DOTALL);

    private AnswerRules() {}

    static boolean mayAnswer(Run run, Collection<String> addresses) {
        SieveEnvelope envelope = run.received().envelope();
        Set<String> own = new HashSet<>();
        run.environment().ownAddresses().forEach(address -> own.add(lower(address)));
        addresses.forEach(address -> own.add(lower(address)));
        own.add(lower(envelope.to()));
        envelope.originalRecipient().ifPresent(address -> own.add(lower(address)));
        List<HeaderField> headers = run.received().headers();
        return !envelope.from().isEmpty()
                && !own.contains(lower(envelope.from()))
                && !isProgram(lower(envelope.from()))
                && headers.stream().noneMatch(AnswerRules::forbids)
                && isAddressedTo(headers, own);
    }

    private static boolean isProgram(String address) {
        int at = address.lastIndexOf('@');
        String local = at < 0 ? address : address.substring(0, at);
        return PROGRAMS.contains(local)
                || local.startsWith("owner-")
                || local.endsWith("-owner")
                || local.endsWith("-request")
                || local.endsWith("-bounces");
    }

    private static boolean forbids(HeaderField field) {
        String name = lower(field.name());
        return switch (name) {
            case "auto-submitted" -> !BY_HAND.matcher(lower(field.unfolded())).matches();
            case "precedence" -> BULK.contains(lower(field.unfolded()));
            // Microsoft's [MS-OXCMAIL] 2.2.3.2.14
            case "x-auto-response-suppress" ->
                    lower(field.unfolded()).matches(".*\\b(all|oof)\\b.*");
            default -> name.startsWith("list-");
        };
    }

    private static boolean isAddressedTo(List<HeaderField> headers, Set<String> own) {
        return headers.stream()
                .filter(field -> RECIPIENT_FIELDS.contains(lower(field.name())))
                .flatMap(field -> Addresses.parse(field.unfolded()).stream())
                .anyMatch(address -> own.contains(lower(address.full())));
    }

    /** RFC 5230 5.3. */
    static String subject(Run run) {
        return run.whole().headers().stream()
                .filter(field -> field.name().equalsIgnoreCase("subject"))
                .findFirst()
                .map(field -> "Auto: " + field.decoded())
                .orElse("Automated reply");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
