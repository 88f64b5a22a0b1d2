package org.mailherd.webmail.listing;

import jakarta.mail.MessagingException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.mailherd.webmail.connection.MailboxConnection;
import org.mailherd.webmail.connection.MailboxConnections;
import org.mailherd.webmail.connection.MailboxLogin;
import org.mailherd.webmail.folder.FolderReader;
import org.mailherd.webmail.folder.FolderTree;
import org.mailherd.webmail.page.UserTime;
import org.mailherd.webmail.reading.MessageReader;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The mail page: folders, list, and the open message beside it. */
@Controller
class MailController {

    private final MailboxConnections connections;
    private final FolderReader folders;
    private final MessageLister lister;
    private final MessageReader reader;

    MailController(
            MailboxConnections connections,
            FolderReader folders,
            MessageLister lister,
            MessageReader reader) {
        this.connections = connections;
        this.folders = folders;
        this.lister = lister;
        this.reader = reader;
    }

    @ModelAttribute("query")
    MailQuery query(
            @RequestParam(required = false) @Nullable String folder,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Long uid,
            @RequestParam(defaultValue = "false") boolean images,
            @RequestParam(defaultValue = "false") boolean plain) {
        return MailQuery.of(folder, page, q, uid, images, plain);
    }

    /** The whole page; when htmx fills the reading pane only that is read and answered. */
    @GetMapping("/mail")
    String mail(
            MailboxLogin login,
            UserTime time,
            @ModelAttribute("query") MailQuery query,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "") String count,
            @RequestHeader(name = "HX-Target", required = false) @Nullable String target,
            Model model) {
        model.addAttribute("username", login.username());
        model.addAttribute("time", time);
        model.addAttribute("done", DoneNotice.of(done, count));
        var paneOnly = "reader".equals(target) && query.uid() > 0;
        connections.use(login, c -> fill(c, query, paneOnly, model));
        return paneOnly ? "listing/reader-update" : "listing/mail";
    }

    private FolderTree fill(
            MailboxConnection connection, MailQuery query, boolean paneOnly, Model model)
            throws MessagingException, IOException {
        var message =
                query.uid() == 0
                        ? null
                        : reader.view(connection, query.folder(), query.uid(), query.images());
        connection.closeFolder();
        var tree = folders.read(connection);
        var folder = tree.require(query.folder());
        if (message != null) {
            model.addAttribute("message", message);
            model.addAttribute("messageTools", ListTool.onMessage(folder, message.flagged()));
        }
        model.addAttribute("tree", tree);
        model.addAttribute("current", folder);
        if (!paneOnly) {
            model.addAttribute("tools", ListTool.on(folder));
            model.addAttribute("list", lister.page(connection, folder, query.page(), query.q()));
        }
        return tree;
    }
}
