package org.mailherd.directory.rewriting;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailherd.directory.domain.DirectoryChanged;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.domain.Faults;
import org.mailherd.directory.domain.WrittenAddress;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Recipient maps to look at and to edit. */
@Service
@Transactional
public class RecipientMaps {
    private static final String SELECT =
            "SELECT id, old_dest, new_dest, active, created, modified FROM recipient_maps ";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    RecipientMaps(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    private record Row(
            long id,
            String oldDest,
            String newDest,
            boolean active,
            LocalDateTime created,
            @Nullable LocalDateTime modified) {
        RecipientMap map() {
            return new RecipientMap(
                    id, new RecipientMap.Settings(oldDest, newDest, active), created, modified);
        }
    }

    @Transactional(readOnly = true)
    public List<RecipientMap> all() {
        return jdbc.sql(SELECT + "ORDER BY id").query(Row.class).list().stream()
                .map(Row::map)
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<RecipientMap> find(long id) {
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
    public long add(RecipientMap.Settings given) {
        RecipientMap.Settings checked = check(given, 0);
        long id =
                jdbc.sql(
                                """
                                INSERT INTO recipient_maps (old_dest, new_dest, active)
                                VALUES (?, ?, ?) RETURNING id
                                """)
                        .params(checked.from(), checked.to(), checked.active())
                        .query(Long.class)
                        .single();
        events.publishEvent(new DirectoryChanged(checked.from()));
        return id;
    }

    /**
     * @throws EntryRejected if there is no such map or the change may not be
     */
    public void change(long id, RecipientMap.Settings given) {
        require(id);
        RecipientMap.Settings checked = check(given, id);
        jdbc.sql("UPDATE recipient_maps SET old_dest = ?, new_dest = ?, active = ? WHERE id = ?")
                .params(checked.from(), checked.to(), checked.active(), id)
                .update();
        events.publishEvent(new DirectoryChanged(checked.from()));
    }

    /**
     * @throws EntryRejected if there is no such map
     */
    public void delete(long id) {
        RecipientMap.Settings gone = require(id).settings();
        jdbc.sql("DELETE FROM recipient_maps WHERE id = ?").param(id).update();
        events.publishEvent(new DirectoryChanged(gone.from()));
    }

    private RecipientMap.Settings check(RecipientMap.Settings given, long own) {
        Faults faults = new Faults();
        String from = WrittenAddress.addressOrDomain(given.from()).orElse("");
        String to = WrittenAddress.addressOrDomain(given.to()).orElse("");
        faults.addIf(
                from.isEmpty() || from.endsWith("@localhost"),
                "recipient_map_old",
                "invalid_recipient_map_old",
                "An address or @domain.",
                given.from());
        faults.addIf(
                to.isEmpty() || to.endsWith("@localhost") || to.equals(from),
                "recipient_map_new",
                "invalid_recipient_map_new",
                "Another address or @domain.",
                given.to());
        faults.addIf(
                all().stream()
                        .anyMatch(map -> map.id() != own && map.settings().from().equals(from)),
                "recipient_map_old",
                "recipient_map_entry_exists",
                "There is one for it already.",
                from);
        faults.throwIfAny();
        return new RecipientMap.Settings(from, to, given.active());
    }

    private RecipientMap require(long id) {
        return find(id).orElseThrow(() ->
                EntryRejected.of(
                        "id",
                        "recipient_map_invalid",
                        "There is no such recipient map.",
                        String.valueOf(id)));
    }
}
