package org.mailherd.webmail.compose;

import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.webmail.connection.MailboxConnection;
import org.mailherd.webmail.connection.MailboxConnections;
import org.mailherd.webmail.connection.MailboxFault;
import org.mailherd.webmail.connection.MailboxLogin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Sends what was written, or saves it as a draft. What is not sent is always saved. */
@Component
class Outbox {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    private final MailboxConnections connections;
    private final AttachmentCollector attachments;
    private final OutgoingComposer composer;
    private final Drafts drafts;
    private final Submission submission;

    Outbox(
            MailboxConnections connections,
            AttachmentCollector attachments,
            OutgoingComposer composer,
            Drafts drafts,
            Submission submission) {
        this.connections = connections;
        this.attachments = attachments;
        this.composer = composer;
        this.drafts = drafts;
        this.submission = submission;
    }

    Drafts.Saved save(MailboxLogin login, ComposeForm form, List<MultipartFile> uploads) {
        return connections.use(
                login, c -> drafts.save(c, compose(c, login, form, uploads), form.draft()));
    }

    /** Nothing when sent; else why not. */
    ComposeErrors send(MailboxLogin login, ComposeForm form) {
        var errors = ComposeErrors.of(form);
        if (errors.any()) {
            return errors;
        }
        var message = connections.use(login, c -> compose(c, login, form, List.of()));
        var outcome = submit(login, message);
        return switch (outcome) {
            case Submission.Outcome.Accepted _ -> {
                afterwards(login, form, message);
                yield ComposeErrors.NONE;
            }
            case Submission.Outcome.RecipientsRefused(Map<String, String> reasons) ->
                    ComposeErrors.refused(form, reasons);
            case Submission.Outcome.Refused(String reason) ->
                    ComposeErrors.form("Not sent. The server said: " + reason);
            case Submission.Outcome.Unreachable _ ->
                    ComposeErrors.form(
                            "Not sent: the server for outgoing mail does not answer just now. Your"
                                    + " message is kept in Drafts.");
        };
    }

    void discard(MailboxLogin login, ComposeForm form) {
        connections.use(
                login,
                c -> {
                    drafts.remove(c, form.draft());
                    return form;
                });
    }

    private Submission.Outcome submit(MailboxLogin login, MimeMessage message) {
        try {
            return submission.send(login, message);
        } catch (MessagingException unwritable) {
            return new Submission.Outcome.Refused(String.valueOf(unwritable.getMessage()));
        }
    }

    private MimeMessage compose(
            MailboxConnection connection,
            MailboxLogin login,
            ComposeForm form,
            List<MultipartFile> uploads)
            throws MessagingException, IOException {
        var files = attachments.collect(connection, form.keep(), uploads);
        connection.closeFolder();
        return composer.compose(form, login.username(), files);
    }

    /** The message is out: whatever fails here must not make the user send it again. */
    private void afterwards(MailboxLogin login, ComposeForm form, MimeMessage message) {
        LogEvent.of("sent").with("mailbox", login.username()).info(log);
        try {
            connections.use(
                    login,
                    c -> {
                        drafts.keepSent(c, message);
                        drafts.remove(c, form.draft());
                        markSource(c, form);
                        return form;
                    });
        } catch (MailboxFault fault) {
            LogEvent.of("sent-copy-lost").quoted("reason", fault.getMessage()).warn(log);
        }
    }

    private static void markSource(MailboxConnection connection, ComposeForm form)
            throws MessagingException {
        var source = form.sourceRef();
        if (source == null) {
            return;
        }
        var message = connection.change(source.folder()).getMessageByUID(source.uid());
        if (message == null) {
            return;
        }
        var mark = new Flags();
        if (form.kind().equals("reply")) {
            mark.add(Flags.Flag.ANSWERED);
        } else {
            mark.add("$Forwarded");
        }
        message.setFlags(mark, true);
    }
}
