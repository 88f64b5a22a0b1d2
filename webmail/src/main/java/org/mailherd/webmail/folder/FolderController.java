package org.mailherd.webmail.folder;

import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.util.Map;
import org.mailherd.webmail.connection.MailboxConnection;
import org.mailherd.webmail.connection.MailboxConnections;
import org.mailherd.webmail.connection.MailboxFault;
import org.mailherd.webmail.connection.MailboxLogin;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Creates folders, and empties Trash and Junk. */
@Controller
class FolderController {

    private static final int LONGEST = 100;

    private final MailboxConnections connections;
    private final FolderReader folders;

    FolderController(MailboxConnections connections, FolderReader folders) {
        this.connections = connections;
        this.folders = folders;
    }

    @GetMapping("/folders/new")
    String page(Model model) {
        model.addAttribute("name", "");
        return "folder/new";
    }

    @PostMapping("/folders/new")
    String create(MailboxLogin login, @RequestParam String name, Model model) {
        var wanted = name.strip();
        var error = fault(wanted);
        if (error.isEmpty()) {
            try {
                connections.use(
                        login,
                        c -> {
                            folders.create(c, wanted);
                            return wanted;
                        });
                return "redirect:" + address(wanted);
            } catch (MailboxFault.Declined declined) {
                error = declined.getMessage();
            }
        }
        model.addAttribute("name", name);
        model.addAttribute("error", error);
        return "folder/new";
    }

    @PostMapping("/folders/empty")
    String empty(MailboxLogin login, @RequestParam String folder) {
        connections.use(login, c -> empty(c, folder));
        return "redirect:" + address(folder);
    }

    /** Only where deleting is meant to be for good. */
    private String empty(MailboxConnection connection, String name) throws MessagingException {
        if (!folders.read(connection).require(name).discardable()) {
            throw new MailboxFault.Missing("folder that may be emptied");
        }
        var folder = connection.change(name);
        if (folder.getMessageCount() > 0) {
            folder.setFlags(1, folder.getMessageCount(), new Flags(Flags.Flag.DELETED), true);
            folder.expunge();
        }
        return name;
    }

    private static String fault(String name) {
        if (name.isEmpty()) {
            return "Give the folder a name.";
        }
        if (name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            return "At most 100 letters, all on one line.";
        }
        var reserved = name.chars().anyMatch(c -> "%*\\\"".indexOf(c) >= 0);
        return reserved ? "These cannot be in a name: % * \\ \"" : "";
    }

    private static String address(String folder) {
        return UriComponentsBuilder.fromPath("/mail")
                .queryParam("folder", "{folder}")
                .encode()
                .buildAndExpand(Map.of("folder", folder))
                .toUriString();
    }
}
