package org.mailherd.directory.routing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.domain.Faults;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.MailDomain;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The transport map to look at and to edit. */
@Service
@Transactional
public class TransportMap {
    private final TransportMapRepository rows;
    private final PasswordSeal seal;

    TransportMap(TransportMapRepository rows, PasswordSeal seal) {
        this.rows = rows;
        this.seal = seal;
    }

    public List<Entry<TransportSettings>> all() {
        return rows.findAllByOrderById().stream().map(row -> row.entry(seal)).toList();
    }

    public Optional<Entry<TransportSettings>> find(long id) {
        return rows.findById(id).map(row -> row.entry(seal));
    }

    /**
     * @throws EntryRejected if it may not be added
     */
    public Entry<TransportSettings> add(TransportSettings settings) {
        return rows.save(new TransportMapLine(check(settings, 0), seal)).entry(seal);
    }

    /**
     * @throws EntryRejected if there is no such entry or the change may not be
     */
    public void change(long id, TransportSettings settings) {
        row(id).apply(check(settings, id), seal);
    }

    /**
     * @return what it was
     * @throws EntryRejected if there is no such entry
     */
    public TransportSettings delete(long id) {
        TransportMapLine row = row(id);
        rows.delete(row);
        return row.settings(seal);
    }

    private TransportSettings check(TransportSettings given, long own) {
        Faults faults = new Faults();
        String destination = destination(given, faults);
        String nexthop = EntryChecks.nextHop("nexthop", "invalid_nexthop", given.nexthop(), faults);
        EntryChecks.login(given.username(), given.password(), faults);
        faults.addIf(
                all().stream()
                        .filter(entry -> entry.id() != own)
                        .map(Entry::settings)
                        .anyMatch(other ->
                                other.destination().equals(destination)
                                        && other.mxBased() == given.mxBased()),
                "destination",
                "transport_dest_exists",
                "There is an entry for it already.",
                destination);
        faults.throwIfAny();
        return new TransportSettings(
                destination,
                nexthop,
                given.username().strip(),
                given.password(),
                given.clearLogin(),
                given.mxBased(),
                given.active());
    }

    /** As it is looked up: lower case with A-labels; an expression as it is. */
    private static String destination(TransportSettings given, Faults faults) {
        String text = given.destination().strip();
        try {
            if (given.mxBased()) {
                MxTransport.pattern(text);
                faults.addIf(
                        text.isEmpty(),
                        "destination",
                        "invalid_destination",
                        "An empty expression finds every server.");
                return text;
            }
            return key(text);
        } catch (IllegalArgumentException e) {
            faults.add("destination", "invalid_destination", String.valueOf(e.getMessage()), text);
            return text;
        }
    }

    private static String key(String text) throws AddressSyntaxException {
        if (text.equals("*")) {
            return text;
        }
        if (text.contains("@")) {
            return MailAddress.parse(text).canonical().toString();
        }
        return text.startsWith(".")
                ? "." + MailDomain.parse(text.substring(1))
                : MailDomain.parse(text.toLowerCase(Locale.ROOT));
    }

    private TransportMapLine row(long id) {
        return rows.findById(id)
                .orElseThrow(() ->
                        EntryRejected.of(
                                "id",
                                "transport_invalid",
                                "There is no such transport.",
                                String.valueOf(id)));
    }
}
