package org.mailherd.webmail.compose;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailherd.webmail.compose.ComposeStarter.Mode;
import org.mailherd.webmail.connection.MailboxConnections;
import org.mailherd.webmail.connection.MailboxFault;
import org.mailherd.webmail.connection.MailboxLogin;
import org.mailherd.webmail.page.ContentPolicy;
import org.mailherd.webmail.page.UserTime;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The compose page. */
@Controller
class ComposeController {

    private final MailboxConnections connections;
    private final ComposeStarter starter;
    private final Outbox outbox;
    private final ComposePage page;

    ComposeController(
            MailboxConnections connections,
            ComposeStarter starter,
            Outbox outbox,
            ComposePage page) {
        this.connections = connections;
        this.starter = starter;
        this.outbox = outbox;
        this.page = page;
    }

    @ModelAttribute
    void policy(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", ContentPolicy.COMPOSE);
    }

    @GetMapping("/compose")
    String open(
            MailboxLogin login,
            UserTime time,
            @RequestParam(defaultValue = "NEW") Mode mode,
            @RequestParam(defaultValue = "") String folder,
            @RequestParam(defaultValue = "0") long uid,
            @RequestParam(defaultValue = "") String to,
            Model model) {
        if (mode == Mode.NEW) {
            return page.show(model, login, ComposeForm.empty(to), ComposeErrors.NONE);
        }
        var source = new MessageRef(folder, uid, "");
        var form =
                connections.use(login, c -> starter.start(c, mode, source, login.username(), time));
        return page.show(model, login, form, ComposeErrors.NONE);
    }

    /**
     * Uploads are saved first: whatever the server says to the message, they need not come again.
     */
    @PostMapping("/compose/send")
    String send(
            MailboxLogin login,
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            Model model) {
        var form = ComposeForm.of(new FormFields(request));
        try {
            var uploads = chosen(files);
            var ready = uploads.isEmpty() ? form : save(login, form, uploads);
            var errors = outbox.send(login, ready);
            if (!errors.any()) {
                return "redirect:/mail?folder=INBOX&done=sent";
            }
            return page.show(model, login, save(login, ready, List.of()), errors);
        } catch (AttachmentCollector.TooLarge tooLarge) {
            return page.show(model, login, form, error("files", tooLarge));
        } catch (MailboxFault.Refused refused) {
            throw refused;
        } catch (MailboxFault fault) {
            return page.show(model, login, form, error("form", fault));
        }
    }

    /** For the button, for files just chosen, and for the script that saves now and then. */
    @PostMapping("/compose/save")
    String save(
            MailboxLogin login,
            HttpServletRequest request,
            UserTime time,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            Model model) {
        var form = ComposeForm.of(new FormFields(request));
        var errors = ComposeErrors.NONE;
        try {
            form = save(login, form, chosen(files));
            model.addAttribute("savedAt", time.brief(time.clock().instant()));
        } catch (AttachmentCollector.TooLarge tooLarge) {
            errors = error("files", tooLarge);
        } catch (MailboxFault.Refused refused) {
            throw refused;
        } catch (MailboxFault fault) {
            errors = error("form", fault);
        }
        var view = page.show(model, login, form, errors);
        return request.getHeader("HX-Request") == null ? view : "compose/state";
    }

    @PostMapping("/compose/discard")
    String discard(MailboxLogin login, HttpServletRequest request) {
        outbox.discard(login, ComposeForm.of(new FormFields(request)));
        return "redirect:/mail?folder=INBOX&done=discarded";
    }

    private ComposeForm save(MailboxLogin login, ComposeForm form, List<MultipartFile> files) {
        var saved = outbox.save(login, form, files);
        return form.saved(saved.uid(), saved.references());
    }

    /** Browsers send an empty part for a file field in which nothing was chosen. */
    private static List<MultipartFile> chosen(@Nullable List<MultipartFile> files) {
        return files == null ? List.of() : files.stream().filter(file -> !file.isEmpty()).toList();
    }

    private static ComposeErrors error(String field, RuntimeException fault) {
        return ComposeErrors.field(field, String.valueOf(fault.getMessage()));
    }
}
