package org.mailherd.directory.recipient;

import java.util.Map;
import java.util.Optional;
import org.mailherd.mailmodel.MailAddress;

/** mailcow's targets at localhost, which are no mailboxes. */
final class PseudoAddresses {
    private static final Map<String, Destination> ENDS =
            Map.of(
                    "null@localhost", new Destination.Discard(),
                    "ham@localhost", new Destination.Learn(Destination.Lesson.HAM),
                    "spam@localhost", new Destination.Learn(Destination.Lesson.SPAM));

    private PseudoAddresses() {}

    static Optional<Destination> find(MailAddress address) {
        return Optional.ofNullable(ENDS.get(address.canonical().toString()));
    }
}
