package org.mailherd.mailstore.message;

import java.time.Clock;
import org.mailherd.mailstore.blob.BlobStore;
import org.mailherd.mailstore.quota.JdbcUsageStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The steps on the tables of messages, each a class of its own. */
public final class MessageTables {
    private final MessageInsert insert;
    private final MessageQuery query;
    private final FlagUpdate flags;
    private final Copying copying;
    private final Removal removal;
    private final Replacement replacement;
    private final ExpungeLog expungeLog;

    public MessageTables(JdbcClient jdbc, BlobStore blobs, Clock clock) {
        JdbcUsageStore usage = new JdbcUsageStore(jdbc);
        this.insert = new MessageInsert(jdbc, usage, clock);
        this.query = new MessageQuery(jdbc, blobs);
        this.flags = new FlagUpdate(jdbc);
        this.copying = new Copying(jdbc, usage, clock);
        this.removal = new Removal(jdbc, usage);
        this.replacement = new Replacement(new FolderRows(jdbc), removal, insert);
        this.expungeLog = new ExpungeLog(jdbc);
    }

    MessageInsert insert() {
        return insert;
    }

    MessageQuery query() {
        return query;
    }

    FlagUpdate flags() {
        return flags;
    }

    Copying copying() {
        return copying;
    }

    Removal removal() {
        return removal;
    }

    Replacement replacement() {
        return replacement;
    }

    ExpungeLog expungeLog() {
        return expungeLog;
    }
}
