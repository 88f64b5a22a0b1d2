package org.mailherd.directory.routing;

import java.util.List;
import java.util.Optional;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.domain.Faults;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Relay hosts to look at and to edit; {@link SenderRoutes} says who uses them. */
@Service
@Transactional
public class RelayHosts {
    private final RelayHostRepository rows;
    private final PasswordSeal seal;

    RelayHosts(RelayHostRepository rows, PasswordSeal seal) {
        this.rows = rows;
        this.seal = seal;
    }

    public List<Entry<RelayHostSettings>> all() {
        return rows.findAllByOrderById().stream().map(row -> row.entry(seal)).toList();
    }

    public Optional<Entry<RelayHostSettings>> find(long id) {
        return rows.findById(id).map(row -> row.entry(seal));
    }

    /**
     * @throws EntryRejected if it may not be added
     */
    public Entry<RelayHostSettings> add(RelayHostSettings settings) {
        return rows.save(new RelayHost(check(settings), seal)).entry(seal);
    }

    /**
     * @throws EntryRejected if there is no such entry or the change may not be
     */
    public void change(long id, RelayHostSettings settings) {
        row(id).apply(check(settings), seal);
    }

    /**
     * Whoever used it goes the next way.
     *
     * @return what it was
     * @throws EntryRejected if there is no such entry
     */
    public RelayHostSettings delete(long id) {
        RelayHost row = row(id);
        rows.delete(row);
        return row.settings(seal);
    }

    private static RelayHostSettings check(RelayHostSettings given) {
        Faults faults = new Faults();
        String hostname = EntryChecks.nextHop("hostname", "invalid_host", given.hostname(), faults);
        EntryChecks.login(given.username(), given.password(), faults);
        faults.throwIfAny();
        return new RelayHostSettings(
                hostname,
                given.username().strip(),
                given.password(),
                given.clearLogin(),
                given.active());
    }

    private RelayHost row(long id) {
        return rows.findById(id)
                .orElseThrow(() ->
                        EntryRejected.of(
                                "id",
                                "relayhost_invalid",
                                "There is no such relay host.",
                                String.valueOf(id)));
    }
}
