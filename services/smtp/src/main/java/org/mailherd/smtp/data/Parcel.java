package org.mailherd.smtp.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.mailherd.directory.recipient.Destination;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailqueue.queue.NewRecipient;
import org.mailherd.smtp.scan.ScanVerdict;
import org.mailherd.smtp.session.Transaction;

/**
 * A message as some of its recipients get it.
 *
 * @param changes to the header
 */
record Parcel(ScanVerdict.Accept changes, List<NewRecipient> recipients) {

    static Parcel forAll(Transaction transaction, ScanVerdict.Accept changes) {
        return new Parcel(changes, Addressees.of(transaction));
    }

    /** One for each header; at least one, which may be for nobody. */
    static List<Parcel> of(Transaction transaction, ScanVerdict.Split split) {
        Set<ScanVerdict.Accept> headers = new LinkedHashSet<>();
        headers.add(split.others());
        headers.addAll(split.taken().values());
        List<ScanVerdict.Accept> ordered = List.copyOf(headers);
        List<List<NewRecipient>> recipients =
                Addressees.inParts(
                        transaction, ordered.stream().map(header -> gets(split, header)).toList());
        List<Parcel> parcels = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            if (!recipients.get(i).isEmpty()) {
                parcels.add(new Parcel(ordered.get(i), recipients.get(i)));
            }
        }
        return parcels.isEmpty() ? List.of(new Parcel(split.others(), List.of())) : parcels;
    }

    private static BiPredicate<MailAddress, Destination> gets(
            ScanVerdict.Split split, ScanVerdict.Accept header) {
        return (recipient, end) ->
                split.of(recipient, address(end).orElse(recipient)).equals(Optional.of(header));
    }

    private static Optional<MailAddress> address(Destination end) {
        return switch (end) {
            case Destination.LocalMailbox local -> Optional.of(local.mailbox());
            case Destination.Remote(MailAddress address) -> Optional.of(address);
            case Destination.Forward(MailAddress address) -> Optional.of(address);
            case Destination.Relay(MailAddress address) -> Optional.of(address);
            case Destination.Discard(), Destination.Learn(_) -> Optional.empty();
        };
    }
}
