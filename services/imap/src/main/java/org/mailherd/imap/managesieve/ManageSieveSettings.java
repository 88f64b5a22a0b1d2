package org.mailherd.imap.managesieve;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mailherd.directory.sieve.ScriptQuota;
import org.mailherd.sieve.engine.ScriptLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the ManageSieve port.
 *
 * @param port for clients that start in clear text and switch to TLS
 * @param plaintextLogin whether a password may cross the wire without TLS
 * @param maxConnections at the same time
 * @param idleTimeout after which a silent client is disconnected; RFC 5804 1.2 asks for 30 minutes
 * @param loginTimeout for a client to log in, however it drips
 * @param quota what a mailbox may keep
 */
@ConfigurationProperties("mailherd.managesieve")
record ManageSieveSettings(
        @DefaultValue("24190") int port,
        @DefaultValue("false") boolean plaintextLogin,
        @DefaultValue("1024") int maxConnections,
        @DefaultValue("30m") Duration idleTimeout,
        @DefaultValue("1m") Duration loginTimeout,
        @DefaultValue Quota quota) {

    /**
     * @param scripts number of scripts of a mailbox
     * @param scriptSize of one script
     * @param totalSize of all scripts of a mailbox
     */
    record Quota(
            @DefaultValue("64") int scripts,
            @DefaultValue("1MB") DataSize scriptSize,
            @DefaultValue("8MB") DataSize totalSize) {}

    /**
     * @throws IllegalArgumentException naming every fault at once
     */
    ManageSieveSettings {
        List<String> faults = new ArrayList<>();
        if (quota.scripts() < 1) {
            faults.add("mailherd.managesieve.quota.scripts must be 1 or more");
        }
        if (quota.scriptSize().toBytes() < 1 || quota.scriptSize().toMegabytes() > 8) {
            faults.add("mailherd.managesieve.quota.script-size must be from 1B to 8MB");
        }
        if (quota.totalSize().compareTo(quota.scriptSize()) < 0) {
            faults.add("mailherd.managesieve.quota.total-size must hold one script at least");
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
    }

    ScriptQuota scriptQuota() {
        return new ScriptQuota(
                quota.scripts(), quota.scriptSize().toBytes(), quota.totalSize().toBytes());
    }

    /**
     * One octet more than a script may have, so that a script that is too large is seen to be; what
     * is only checked may be as long as can be compiled (RFC 5804 2.12).
     */
    int longestLiteral() {
        return Math.max((int) quota.scriptSize().toBytes(), ScriptLimits.DEFAULT.maxOctets()) + 1;
    }
}
