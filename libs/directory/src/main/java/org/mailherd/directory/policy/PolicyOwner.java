package org.mailherd.directory.policy;

import org.mailherd.directory.domain.EntryRejected;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whose policy is edited.
 *
 * @param column of the tables
 * @param key of the mailbox, or the domain's name
 */
record PolicyOwner(String column, Object key) {
    private static final String MAILBOX = "mailbox_id";
    private static final String DOMAIN = "domain";

    /**
     * @param name of a mailbox, or of a domain
     * @throws EntryRejected when there is none of that name
     */
    static PolicyOwner find(JdbcClient jdbc, String name) {
        boolean mailbox = name.indexOf('@') >= 0;
        return jdbc.sql(
                        mailbox
                                ? "SELECT id FROM mailbox WHERE username = :name"
                                : "SELECT domain FROM domain WHERE domain = :name")
                .param("name", name)
                .query((row, _) ->
                        mailbox
                                ? new PolicyOwner(MAILBOX, row.getLong(1))
                                : new PolicyOwner(DOMAIN, row.getString(1)))
                .optional()
                .orElseThrow(() ->
                        EntryRejected.of(
                                "object",
                                "access_denied",
                                "There is no such mailbox or domain.",
                                name));
    }

    /** One of two statements of ours, never a text from outside. */
    String choose(String ofMailbox, String ofDomain) {
        return column.equals(MAILBOX) ? ofMailbox : ofDomain;
    }
}
