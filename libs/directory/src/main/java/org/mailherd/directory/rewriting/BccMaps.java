package org.mailherd.directory.rewriting;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailherd.directory.domain.AddressRegister;
import org.mailherd.directory.domain.DirectoryChanged;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.domain.Faults;
import org.mailherd.directory.domain.WrittenAddress;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** BCC maps to look at and to edit. */
@Service
@Transactional
public class BccMaps {
    private static final String SELECT =
            "SELECT id, local_dest, bcc_dest, type, active, created, modified FROM bcc_maps ";

    private final JdbcClient jdbc;
    private final AddressRegister addresses;
    private final ApplicationEventPublisher events;

    BccMaps(JdbcClient jdbc, AddressRegister addresses, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.addresses = addresses;
        this.events = events;
    }

    private record Row(
            long id,
            String localDest,
            String bccDest,
            String type,
            boolean active,
            LocalDateTime created,
            @Nullable LocalDateTime modified) {
        BccMap map() {
            BccMap.Type kind = BccMap.Type.valueOf(type.toUpperCase(Locale.ROOT));
            return new BccMap(
                    id, new BccMap.Settings(localDest, bccDest, kind, active), created, modified);
        }
    }

    @Transactional(readOnly = true)
    public List<BccMap> all() {
        return jdbc.sql(SELECT + "ORDER BY id").query(Row.class).list().stream()
                .map(Row::map)
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<BccMap> find(long id) {
        return jdbc.sql(SELECT + "WHERE id = ?")
                .param(id)
                .query(Row.class)
                .optional()
                .map(Row::map);
    }

    /**
     * @return its id
     * @throws EntryRejected if it may not be added
     */
    public long add(BccMap.Settings given) {
        BccMap.Settings checked = check(given, 0);
        long id =
                jdbc.sql(
                                """
                                INSERT INTO bcc_maps (local_dest, bcc_dest, domain, type, active)
                                VALUES (?, ?, ?, ?, ?) RETURNING id
                                """)
                        .params(
                                checked.localDest(),
                                checked.bccDest(),
                                WrittenAddress.domainOf(checked.localDest()),
                                checked.type().word(),
                                checked.active())
                        .query(Long.class)
                        .single();
        events.publishEvent(new DirectoryChanged(checked.localDest()));
        return id;
    }

    /**
     * @throws EntryRejected if there is no such map or the change may not be
     */
    public void change(long id, BccMap.Settings given) {
        require(id);
        BccMap.Settings checked = check(given, id);
        jdbc.sql(
                        """
                        UPDATE bcc_maps SET local_dest = ?, bcc_dest = ?, domain = ?, type = ?, active = ?
                        WHERE id = ?
                        """)
                .params(
                        checked.localDest(),
                        checked.bccDest(),
                        WrittenAddress.domainOf(checked.localDest()),
                        checked.type().word(),
                        checked.active(),
                        id)
                .update();
        events.publishEvent(new DirectoryChanged(checked.localDest()));
    }

    /**
     * @throws EntryRejected if there is no such map
     */
    public void delete(long id) {
        BccMap.Settings gone = require(id).settings();
        jdbc.sql("DELETE FROM bcc_maps WHERE id = ?").param(id).update();
        events.publishEvent(new DirectoryChanged(gone.localDest()));
    }

    private BccMap.Settings check(BccMap.Settings given, long own) {
        Faults faults = new Faults();
        String local = WrittenAddress.addressOrDomain(given.localDest()).orElse("");
        String copy = WrittenAddress.address(given.bccDest()).orElse("");
        faults.addIf(
                local.isEmpty() || addresses.homeOf(WrittenAddress.domainOf(local)).isEmpty(),
                "local_dest",
                "bcc_must_be_ours",
                "An address or @domain of one of your domains.",
                given.localDest());
        faults.addIf(
                copy.isEmpty() || copy.endsWith("@localhost"),
                "bcc_dest",
                "bcc_must_be_email",
                "Who gets the copy? One address.",
                given.bccDest());
        faults.addIf(
                !copy.isEmpty() && copy.equals(local),
                "bcc_dest",
                "bcc_identical",
                "It would copy mail to where it is.",
                copy);
        faults.addIf(
                all().stream()
                        .filter(map -> map.id() != own)
                        .map(BccMap::settings)
                        .anyMatch(other ->
                                other.localDest().equals(local) && other.type() == given.type()),
                "local_dest",
                "bcc_exists",
                "There is one for it already.",
                local,
                given.type().word());
        faults.throwIfAny();
        return new BccMap.Settings(local, copy, given.type(), given.active());
    }

    private BccMap require(long id) {
        return find(id).orElseThrow(() ->
                EntryRejected.of(
                        "id", "bcc_invalid", "There is no such BCC map.", String.valueOf(id)));
    }
}
