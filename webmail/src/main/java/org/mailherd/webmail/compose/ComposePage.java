package org.mailherd.webmail.compose;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mailherd.webmail.WebmailSettings;
import org.mailherd.webmail.connection.MailboxConnection;
import org.mailherd.webmail.connection.MailboxConnections;
import org.mailherd.webmail.connection.MailboxFault;
import org.mailherd.webmail.connection.MailboxLogin;
import org.mailherd.webmail.reading.MailPart;
import org.mailherd.webmail.reading.MessageReader;
import org.mailherd.webmail.reading.PartTree;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts a form on the page, with its errors and the names of its attachments. */
@Component
class ComposePage {

    private final MailboxConnections connections;
    private final WebmailSettings settings;

    ComposePage(MailboxConnections connections, WebmailSettings settings) {
        this.connections = connections;
        this.settings = settings;
    }

    /** An attachment line: what to send back, and what to show. */
    record Kept(String reference, MailPart part) {}

    String show(Model model, MailboxLogin login, ComposeForm form, ComposeErrors errors) {
        model.addAttribute("username", login.username());
        model.addAttribute("form", form);
        model.addAttribute("title", form.subject().isBlank() ? "Write a message" : form.subject());
        model.addAttribute("errors", errors.byField());
        model.addAttribute("limit", settings.attachmentLimit().toBytes());
        model.addAttribute("attachments", kept(login, form));
        return "compose/compose";
    }

    /** A server that is away costs the names, never the form. */
    private List<Kept> kept(MailboxLogin login, ComposeForm form) {
        if (form.keep().isEmpty()) {
            return List.of();
        }
        try {
            return connections.use(login, c -> kept(c, form.keep()));
        } catch (MailboxFault.Refused refused) {
            throw refused;
        } catch (MailboxFault away) {
            return form.keep().stream().map(ComposePage::unnamed).toList();
        }
    }

    private static List<Kept> kept(MailboxConnection connection, List<String> references)
            throws MessagingException, IOException {
        List<Kept> kept = new ArrayList<>();
        for (var reference : references) {
            var ref = MessageRef.parse(reference);
            if (ref != null) {
                var message = MessageReader.require(connection.read(ref.folder()), ref.uid());
                var part = PartTree.find(message, ref.part());
                kept.add(new Kept(reference, PartTree.describe(part, ref.part())));
            }
        }
        return kept;
    }

    private static Kept unnamed(String reference) {
        return new Kept(reference, new MailPart("", "", "attachment", -1, null));
    }
}
