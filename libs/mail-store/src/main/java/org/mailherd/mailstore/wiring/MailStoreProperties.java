package org.mailherd.mailstore.wiring;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the mail store.
 *
 * @param directory where the octets of messages lie; must survive like the database, and be backed
 *     up with it
 * @param maxMessageSize largest message the store takes by any way
 * @param snapshotCache memory for folders that were lately looked at, 20 bytes a message
 * @param rowCache memory for what was read of messages: envelopes, structures, places of octets
 * @param bodyCache memory for small messages that were just stored or read
 * @param flagWindow how long changes of flags may wait to be committed together after they were
 *     answered; zero commits each before its answer
 * @param appendWindow how long messages that come one after the other into a folder may wait for
 *     their rows, their octets durable, after they were answered; zero writes each before its
 *     answer
 * @param maxFolders a mailbox may have
 * @param segmentSize when a segment file is full
 * @param sweepInterval between two rounds that give disk space back
 */
@ConfigurationProperties("mailherd.store")
public record MailStoreProperties(
        @DefaultValue("/var/lib/mailherd/mail") Path directory,
        @DefaultValue("150MB") DataSize maxMessageSize,
        @DefaultValue("48MB") DataSize snapshotCache,
        @DefaultValue("32MB") DataSize rowCache,
        @DefaultValue("16MB") DataSize bodyCache,
        @DefaultValue("30ms") Duration flagWindow,
        @DefaultValue("30ms") Duration appendWindow,
        @DefaultValue("2000") int maxFolders,
        @DefaultValue("64MB") DataSize segmentSize,
        @DefaultValue("1h") Duration sweepInterval) {

    /** Memory that all of these may come to hold. */
    public DataSize caches() {
        return DataSize.ofBytes(snapshotCache.toBytes() + rowCache.toBytes() + bodyCache.toBytes());
    }
}
