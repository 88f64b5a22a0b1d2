package org.mailherd.directory.recipient;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the tables say of some addresses, by the address in its exact form: the database compares
 * more loosely (é as e) than mail may.
 */
final class AddressRows {
    private final Map<String, MailboxRow> mailboxes = new HashMap<>();
    private final Map<String, AliasRow> aliases = new HashMap<>();
    private final Map<String, AliasRow> temporary = new HashMap<>();
    private final Map<String, String> copies = new HashMap<>();
    private final Map<String, String> rewrites = new HashMap<>();

    /** A mailbox row; in a relay domain it stands for a recipient of the next hop. */
    record MailboxRow(long id, boolean active) {}

    void putMailbox(String address, MailboxRow row) {
        mailboxes.put(Lookup.composed(address), row);
    }

    void putAlias(AliasRow row) {
        aliases.put(Lookup.composed(row.address()), row);
    }

    void putTemporary(AliasRow row) {
        temporary.put(Lookup.composed(row.address()), row);
    }

    void putCopy(String localDest, String bccDest) {
        copies.put(Lookup.composed(localDest), bccDest);
    }

    void putRewrite(String oldDest, String newDest) {
        rewrites.put(Lookup.composed(oldDest), newDest);
    }

    Optional<MailboxRow> mailbox(String name) {
        return Optional.ofNullable(mailboxes.get(name));
    }

    Optional<AliasRow> alias(List<String> names) {
        return first(aliases, names);
    }

    Optional<AliasRow> temporary(List<String> names) {
        return first(temporary, names);
    }

    /** The BCC map of the first of the names that has one. */
    Optional<String> copy(List<String> names) {
        return first(copies, names);
    }

    Optional<String> rewrite(List<String> names) {
        return first(rewrites, names);
    }

    private static <T> Optional<T> first(Map<String, T> rows, List<String> names) {
        return names.stream().map(rows::get).filter(row -> row != null).findFirst();
    }
}
