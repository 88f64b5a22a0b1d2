package org.mailherd.smtp.session;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What one session may cost us; the defaults are Postfix's.
 *
 * @param messageSize of a message, as SIZE announces it (message_size_limit)
 * @param recipients per message, as LIMITS announces it (smtpd_recipient_limit)
 * @param messages per session, as LIMITS announces it
 * @param connections per port
 * @param commandLine octets of a command line (line_length_limit); AUTH may have more
 * @param headerSize octets of a message's header section
 * @param hops Received fields of a message that is not going round (hopcount_limit)
 * @param commandTimeout for a command, from its first octet to its last, and for an idle client
 *     (smtpd_timeout)
 * @param dataTimeout wait for a block of message data; RFC 5321 4.5.3.2.5 asks for three minutes
 * @param dataRate slower than this on average, a message is cut off (smtpd_min_data_rate)
 * @param binaryMime whether BINARYMIME is offered; servers without it, and mailboxes, get such mail
 *     converted
 * @param loginInClear whether AUTH works without TLS: only for a network that nobody else reads
 */
public record SessionLimits(
        @DefaultValue("100MB") DataSize messageSize,
        @DefaultValue("1000") int recipients,
        @DefaultValue("999999") int messages,
        @DefaultValue("10000") int connections,
        @DefaultValue("2048") int commandLine,
        @DefaultValue("256KB") DataSize headerSize,
        @DefaultValue("50") int hops,
        @DefaultValue("5m") Duration commandTimeout,
        @DefaultValue("3m") Duration dataTimeout,
        @DefaultValue("500B") DataSize dataRate,
        @DefaultValue("true") boolean binaryMime,
        @DefaultValue("false") boolean loginInClear,
        @DefaultValue Errors errors) {
    private static final int MOST_MESSAGES = 999_999; // RFC 9422 4.1: six digits

    /**
     * How much a client may get wrong between two accepted messages.
     *
     * @param soft from here on replies to errors are late (smtpd_soft_error_limit)
     * @param hard the session ends (smtpd_hard_error_limit)
     * @param junk NOOP, RSET, VRFY and their like, before each counts as an error
     *     (smtpd_junk_command_limit)
     * @param overshoot recipients over the limit, before each counts as an error
     *     (smtpd_recipient_overshoot_limit)
     * @param pause before the first late reply (smtpd_error_sleep_time); each further error adds as
     *     much
     */
    public record Errors(
            @DefaultValue("10") int soft,
            @DefaultValue("20") int hard,
            @DefaultValue("100") int junk,
            @DefaultValue("1000") int overshoot,
            @DefaultValue("1s") Duration pause) {
        /** How late the reply to an error is. */
        Duration pause(int errors) {
            return errors <= soft ? Duration.ZERO : pause.multipliedBy(errors - soft);
        }
    }

    public long messageOctets() {
        return messageSize.toBytes();
    }

    /** Names what cannot be; the settings are below {@code mailherd.smtp.session}. */
    public void check(List<String> faults) {
        atLeast(faults, "message-size", messageSize.toBytes(), 64 * 1024, "RFC 5321 4.5.3.1.7");
        atLeast(faults, "recipients", recipients, 100, "RFC 5321 4.5.3.1.8");
        atLeast(faults, "command-line", commandLine, 512, "RFC 5321 4.5.3.1.4");
        atLeast(faults, "header-size", headerSize.toBytes(), 8 * 1024, "a header with its trace");
        atLeast(faults, "errors.hard", errors.hard(), 1, "a session without errors is rare");
        if (messages < 1 || messages > MOST_MESSAGES) {
            faults.add("mailherd.smtp.session.messages must be 1 to 999999 (RFC 9422 4.1)");
        }
        if (!commandTimeout.isPositive() || !dataTimeout.isPositive()) {
            faults.add("mailherd.smtp.session: timeouts must be longer than 0");
        }
    }

    private static void atLeast(
            List<String> faults, String name, long value, long least, String why) {
        if (value < least) {
            faults.add("mailherd.smtp.session." + name + " must be " + least + " or more: " + why);
        }
    }
}
