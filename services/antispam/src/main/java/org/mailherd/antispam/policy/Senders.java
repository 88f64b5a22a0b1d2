package org.mailherd.antispam.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.message.FromField;
import org.mailherd.directory.policy.SenderEntry;
import org.mailherd.mailauth.dkim.DkimResult;
import org.mailherd.mailauth.spf.SpfResult;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailDomain;

/**
 * Who a message claims to be from. Anybody can write an address into MAIL or From, so that being
 * named there condemns, but speaks for a message only where SPF or DKIM proves the domain.
 */
public final class Senders {
    private static final int MOST_AUTHORS = 50;

    private final List<Sender> all;

    /**
     * @param certain the message names no other in its place
     * @param proven its domain vouches for the message
     */
    private record Sender(String address, boolean certain, boolean proven) {}

    private Senders(List<Sender> all) {
        this.all = all;
    }

    public static Senders of(Scan scan) {
        List<Sender> all = new ArrayList<>();
        String path = ascii(scan.envelope().reversePath());
        boolean spf =
                !path.isEmpty()
                        && scan.facts().spf().stream()
                                .anyMatch(outcome -> outcome.result() == SpfResult.PASS);
        if (!path.isEmpty()) {
            all.add(new Sender(path, true, spf));
        }
        List<FromField.Author> authors =
                scan.message().header().all("From").stream()
                        .limit(MOST_AUTHORS)
                        .flatMap(field -> FromField.read(field.value()).stream())
                        .limit(MOST_AUTHORS)
                        .toList();
        // RFC 7489 6.6.1: of several authors or From fields none is shown for certain
        boolean certain = authors.size() == 1 && scan.message().only("From").isPresent();
        for (FromField.Author author : authors) {
            boolean proven =
                    vouching(scan, spf ? domain(path) : "")
                            .anyMatch(domain -> covers(domain, author.domain()));
            all.add(
                    new Sender(
                            author.address().toLowerCase(Locale.ROOT), certain, certain && proven));
        }
        return new Senders(all);
    }

    /** Whether a line of a list speaks of the message and may count. */
    boolean meets(SenderEntry entry) {
        return all.stream()
                .filter(sender ->
                        !entry.allowed()
                                || sender.proven()
                                || (sender.certain() && !entry.proven()))
                .anyMatch(sender -> entry.pattern().matches(sender.address()));
    }

    /** A signature over part of the body proves nothing: the next one appends what it likes. */
    private static Stream<String> vouching(Scan scan, String spfDomain) {
        Stream<String> signed =
                scan.facts().dkim().stream().filter(DkimResult::proves).map(DkimResult::domain);
        return Stream.concat(Stream.of(spfDomain), signed).filter(name -> !name.isEmpty());
    }

    /**
     * A domain speaks for itself and for names below it. RFC 7489 3.1.1 would also let a name below
     * speak for the domain above; who has such a name need not own the domain.
     */
    private static boolean covers(String vouching, String domain) {
        String name = vouching.toLowerCase(Locale.ROOT);
        return domain.equals(name) || (name.indexOf('.') > 0 && domain.endsWith("." + name));
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static String ascii(String address) {
        String text = address.toLowerCase(Locale.ROOT);
        int at = text.lastIndexOf('@');
        if (at < 0) {
            return "";
        }
        try {
            return text.substring(0, at + 1) + MailDomain.parse(text.substring(at + 1));
        } catch (AddressSyntaxException _) {
            return text;
        }
    }
}
