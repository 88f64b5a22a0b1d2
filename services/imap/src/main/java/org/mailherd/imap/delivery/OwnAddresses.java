package org.mailherd.imap.delivery;

import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailherd.directory.delivery.DeliveryDirectory;

/** The addresses of a mailbox, asked for when a script has a vacation. */
final class OwnAddresses extends AbstractCollection<String> {
    private final DeliveryDirectory directory;
    private final DeliveryRecipient recipient;
    private @Nullable Set<String> known;

    OwnAddresses(DeliveryDirectory directory, DeliveryRecipient recipient) {
        this.directory = directory;
        this.recipient = recipient;
    }

    private Set<String> known() {
        Set<String> all = known;
        if (all == null) {
            all = new LinkedHashSet<>(directory.addresses(recipient.mailboxId()));
            all.add(recipient.address().toString().toLowerCase(Locale.ROOT));
            known = all;
        }
        return all;
    }

    @Override
    public Iterator<String> iterator() {
        return known().iterator();
    }

    @Override
    public int size() {
        return known().size();
    }
}
