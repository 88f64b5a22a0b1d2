package org.mailherd.imap.lmtp;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mailherd.imap.lmtp.LmtpTransaction.Recipient;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.folder.SpecialUse;
import org.mailherd.mailstore.message.Delivery;
import org.mailherd.mailstore.message.DeliveryOutcome;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.message.StagedMessage;
import org.mailherd.mailstore.quota.OverQuota;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores a message once and puts it into the folder of each recipient, in one transaction. */
final class Deliverer {
    private static final Logger log = LoggerFactory.getLogger(Deliverer.class);

    private final FolderStore folders;
    private final MessageStore messages;
    private final Clock clock;

    Deliverer(FolderStore folders, MessageStore messages, Clock clock) {
        this.folders = folders;
        this.messages = messages;
        this.clock = clock;
    }

    /** One reply for each recipient, in order. */
    List<SmtpReply> deliver(ReversePath reversePath, List<Recipient> recipients, InputStream data) {
        StagedMessage message = messages.stage(data);
        boolean spam =
                message.header("X-Spam-Flag")
                        .filter(flag -> flag.equalsIgnoreCase("YES"))
                        .isPresent();
        Instant now = clock.instant();
        List<Folder> targets = recipients.stream().map(r -> target(r, spam)).toList();
        List<Delivery> deliveries = new ArrayList<>();
        for (int i = 0; i < recipients.size(); i++) {
            Recipient recipient = recipients.get(i);
            deliveries.add(
                    new Delivery(
                            targets.get(i).id(),
                            QuotaLimit.ofBytes(recipient.mailbox().quotaBytes()),
                            Flags.NONE,
                            now,
                            trace(reversePath, recipient)));
        }
        List<DeliveryOutcome> outcomes = messages.deliver(message, deliveries);
        List<SmtpReply> replies = new ArrayList<>();
        for (int i = 0; i < recipients.size(); i++) {
            replies.add(reply(recipients.get(i), targets.get(i), message, outcomes.get(i)));
        }
        return replies;
    }

    private Folder target(Recipient recipient, boolean spam) {
        long mailbox = recipient.mailbox().mailboxId();
        return (spam
                        ? folders.find(mailbox, SpecialUse.JUNK)
                        : folders.find(mailbox, FolderName.INBOX))
                .orElseGet(() -> folders.require(mailbox, FolderName.INBOX));
    }

    /**
     * RFC 5321 4.4: the final delivery writes Return-Path. As octets, UTF-8 where an address has
     * it.
     */
    private static String trace(ReversePath reversePath, Recipient recipient) {
        String text =
                "Return-Path: " + reversePath + "\r\nDelivered-To: " + recipient.address() + "\r\n";
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static SmtpReply reply(
            Recipient recipient, Folder folder, StagedMessage message, DeliveryOutcome outcome) {
        String to = "<" + recipient.address() + ">";
        LogEvent event =
                LogEvent.of("mailbox-delivery")
                        .quoted("msgid", message.header("Message-ID").orElse(""))
                        .with("to", to)
                        .with("size", message.size());
        return switch (outcome) {
            case DeliveryOutcome.Stored(var where) -> {
                event.with("folder", folder.name())
                        .with("uid", where.uid())
                        .with("status", "sent")
                        .info(log);
                yield SmtpReply.of(250, "2.0.0", to + " saved");
            }
            case DeliveryOutcome.Refused(var reason) -> {
                boolean full = reason instanceof OverQuota;
                event.with("status", full ? "bounced" : "deferred")
                        .quoted("reason", reason.getMessage())
                        .info(log);
                // A folder that was deleted in between is there again, or INBOX is, at the next
                // attempt.
                yield full
                        ? SmtpReply.of(552, "5.2.2", to + ": mailbox is full")
                        : SmtpReply.localError();
            }
        };
    }
}
