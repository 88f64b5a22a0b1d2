package org.mailherd.imap.delivery;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.mailherd.directory.delivery.DeliveryTerms;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.directory.sieve.SieveMemory;
import org.mailherd.imap.delivery.Composer.Field;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.mailherd.mailstore.quota.QuotaWarnings;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells owners of mailboxes what they have to see to, by a mail in INBOX that no quota stops. A
 * notice that cannot be written is only logged: mail goes on.
 */
final class OwnerNotices {
    private static final Logger log = LoggerFactory.getLogger(OwnerNotices.class);

    /** A script that is put again unchanged after so long is told of again. */
    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final FolderStore folders;
    private final MessageStore messages;
    private final SieveMemory memory;
    private final Composer composer;

    OwnerNotices(
            FolderStore folders, MessageStore messages, SieveMemory memory, Composer composer) {
        this.folders = folders;
        this.messages = messages;
        this.memory = memory;
        this.composer = composer;
    }

    /** Once for each version of the scripts. */
    void scriptFault(DeliveryRecipient recipient, ScriptChain.Fault fault) {
        boolean first =
                memory.remember(
                        recipient.mailboxId(), SieveMemory.Kind.FAULT, fault.version(), REMEMBERED);
        if (!first) {
            return;
        }
        LogEvent.of("sieve-fault")
                .with("user", recipient.mailbox().address())
                .with("owners", fault.owners())
                .quoted("reason", fault.sentence())
                .warn(log);
        if (fault.owners()) {
            tell(
                    recipient.mailbox(),
                    "Your mail filter has an error",
                    """
                    A message arrived and your mail filter (Sieve script) could not be carried out:

                    %s

                    The message was kept. Until you correct the filter, messages are kept the same way. \
                    You are told of this once; after you have changed the filter you are told again if \
                    there is still an error.
                    """
                            .formatted(fault.sentence()));
        }
    }

    /** Of a crossing of 80 or 95 percent. */
    void quota(MailboxAccount owner, DeliveryTerms terms, QuotaWarnings.Crossing crossing) {
        LogEvent.of("quota-warning")
                .with("user", owner.address())
                .with("percent", crossing.percent())
                .info(log);
        tell(
                owner,
                "Your mailbox is " + crossing.percent() + " % full",
                QuotaText.of(owner, terms, crossing));
    }

    private void tell(MailboxAccount owner, String subject, String text) {
        try {
            String address = owner.address().toString();
            byte[] octets =
                    composer.text(
                            List.of(
                                    new Field(
                                            "From",
                                            "Mail server <postmaster@"
                                                    + owner.address().domain()
                                                    + ">"),
                                    new Field("To", "<" + address + ">"),
                                    new Field("Subject", subject),
                                    new Field("Auto-Submitted", "auto-generated")),
                            text);
            messages.append(
                    folders.require(owner.mailboxId(), FolderName.INBOX).id(),
                    QuotaLimit.NONE,
                    messages.stage(new ByteArrayInputStream(octets)),
                    Flags.NONE,
                    Clock.systemUTC().instant());
        } catch (RuntimeException e) {
            LogEvent.of("notice-failed").with("user", owner.address()).error(log, e);
        }
    }
}
