package org.mailherd.mailstore.table;

import java.time.Clock;
import org.mailherd.mailstore.quota.JdbcUsageStore;
import org.mailherd.mailstore.snapshot.CachedSnapshots;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The steps on the tables of messages, each a class of its own. */
public final class MessageTables {
    private final EmailIds ids;
    private final MessageInsert insert;
    private final AppendLane appendLane;
    private final FlagUpdate flags;
    private final Copying copying;
    private final Removal removal;
    private final Replacement replacement;
    private final ExpungeLog expungeLog;

    public MessageTables(JdbcTemplate template, CachedSnapshots snapshots, Clock clock) {
        JdbcClient jdbc = JdbcClient.create(template);
        JdbcUsageStore usage = new JdbcUsageStore(jdbc);
        FolderRows folders = new FolderRows(jdbc, clock);
        this.ids = new EmailIds(clock);
        this.insert = new MessageInsert(jdbc, folders, usage, clock, ids);
        this.appendLane =
                new AppendLane(
                        new QuickAppend(template, snapshots, clock),
                        new SharedAppend(template, snapshots, clock),
                        ids);
        this.flags = new FlagUpdate(jdbc, folders);
        this.removal = new Removal(jdbc, folders, usage);
        this.copying = new Copying(jdbc, folders, usage, removal, clock);
        this.replacement = new Replacement(folders, removal, insert);
        this.expungeLog = new ExpungeLog(jdbc);
    }

    /** The one of this process: two would meet. */
    EmailIds ids() {
        return ids;
    }

    MessageInsert insert() {
        return insert;
    }

    AppendLane appendLane() {
        return appendLane;
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
