package org.mailherd.smtp.bounce;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailqueue.queue.MessageEnvelope;

/**
 * Spam and viruses carry forged senders: a report about them hits a stranger (RFC 3834 2, RFC 5321
 * 6.2). So whoever has not logged in gets one only if nothing says that the sender is forged:
 *
 * <ul>
 *   <li>never about mail that antispam marked as spam;
 *   <li>always, within the rate, where SPF passed or a DKIM signature of the sender's domain is
 *       good;
 *   <li>else not where SPF said fail or softfail, or DMARC said fail;
 *   <li>else within the rate of {@link ReportRate}.
 * </ul>
 *
 * The verdicts are those that antispam wrote into the header under our own name when the message
 * came in; fields that bear our name and came from outside were removed then.
 */
final class BackscatterRule {
    private static final Pattern FORGED =
            Pattern.compile("\\bspf=(fail|softfail)\\b|\\bdmarc=fail\\b");
    private static final Pattern SPF_PASS = Pattern.compile("\\bspf=pass\\b");
    private static final Pattern DKIM_PASS =
            Pattern.compile("\\bdkim=pass\\b[^;]*\\bheader\\.d=\"?([a-z0-9.-]+)");

    private final String hostname;
    private final ReportRate rate;

    BackscatterRule(String hostname, ReportRate rate) {
        this.hostname = hostname.toLowerCase(Locale.ROOT);
        this.rate = rate;
    }

    /**
     * @return why no report must be sent
     */
    Optional<String> refuse(MessageEnvelope message, MailAddress sender, MessageHead head) {
        if (message.login().isPresent()) {
            return Optional.empty();
        }
        if (head.first("X-Spam-Flag").filter(flag -> flag.equalsIgnoreCase("YES")).isPresent()) {
            return Optional.of("marked as spam");
        }
        List<String> results =
                head.all("Authentication-Results").stream()
                        .map(value -> value.toLowerCase(Locale.ROOT))
                        .filter(value -> value.startsWith(hostname + ";"))
                        .toList();
        if (!proven(results, sender)
                && results.stream().anyMatch(value -> FORGED.matcher(value).find())) {
            return Optional.of("the sender is probably forged");
        }
        return rate.take(sender) ? Optional.empty() : Optional.of("too many reports in an hour");
    }

    private static boolean proven(List<String> results, MailAddress sender) {
        return results.stream()
                .anyMatch(
                        value -> SPF_PASS.matcher(value).find() || signed(value, sender.domain()));
    }

    /** A good signature of the domain itself or one above it. */
    private static boolean signed(String results, String domain) {
        Matcher signature = DKIM_PASS.matcher(results);
        while (signature.find()) {
            String signer = signature.group(1);
            if (domain.equals(signer)
                    || (signer.indexOf('.') > 0 && domain.endsWith("." + signer))) {
                return true;
            }
        }
        return false;
    }
}
