package org.mailherd.webmail.reading;

import jakarta.mail.MessagingException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.mailherd.webmail.connection.MailboxConnections;
import org.mailherd.webmail.connection.MailboxLogin;
import org.mailherd.webmail.page.ContentPolicy;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What hangs on a message: the frame with its HTML, its attachments, its source. */
@Controller
class MessageController {

    private static final String CSP = "Content-Security-Policy";

    /** Types that are handed out as what they are; everything else is just bytes. */
    private static final Set<String> NAMED_TYPES =
            Set.of(
                    "application/pdf",
                    "application/zip",
                    "image/png",
                    "image/jpeg",
                    "image/gif",
                    "image/webp",
                    "text/plain",
                    "text/csv",
                    "text/calendar",
                    "message/rfc822");

    /** Bytes of the source that are shown; downloading gives all. */
    private static final int SOURCE_SHOWN = 512 << 10;

    private final MailboxConnections connections;
    private final MessageReader reader;

    MessageController(MailboxConnections connections, MessageReader reader) {
        this.connections = connections;
        this.reader = reader;
    }

    @GetMapping("/mail/body")
    String body(
            MailboxLogin login,
            @RequestParam String folder,
            @RequestParam long uid,
            @RequestParam(defaultValue = "false") boolean images,
            HttpServletResponse response,
            Model model) {
        var html = connections.use(login, c -> reader.frame(c, folder, uid, images));
        response.setHeader(CSP, ContentPolicy.messageBody(images));
        model.addAttribute("html", html);
        return "reading/body";
    }

    @GetMapping("/mail/attachment")
    void attachment(
            MailboxLogin login,
            @RequestParam String folder,
            @RequestParam long uid,
            @RequestParam String part,
            HttpServletResponse response) {
        connections.use(
                login,
                c -> {
                    var message = MessageReader.require(c.read(folder), uid);
                    var found = PartTree.find(message, part);
                    var described = PartTree.describe(found, part);
                    download(response, described.label(), described.type());
                    if (described.type().equals("message/rfc822")) {
                        MessageSource.writeNested(found, response.getOutputStream());
                    } else {
                        found.getInputStream().transferTo(response.getOutputStream());
                    }
                    return part;
                });
    }

    @GetMapping("/mail/source")
    String source(
            MailboxLogin login, @RequestParam String folder, @RequestParam long uid, Model model) {
        var source =
                connections.use(
                        login,
                        c -> {
                            var message = MessageReader.require(c.read(folder), uid);
                            model.addAttribute("subject", Correspondents.subject(message));
                            return MessageSource.head(message, SOURCE_SHOWN);
                        });
        model.addAttribute("source", source.text());
        model.addAttribute("cut", source.cut());
        model.addAttribute("folder", folder);
        model.addAttribute("uid", uid);
        return "reading/source";
    }

    @GetMapping("/mail/download")
    void whole(
            MailboxLogin login,
            @RequestParam String folder,
            @RequestParam long uid,
            HttpServletResponse response) {
        connections.use(
                login,
                c -> {
                    var message = MessageReader.require(c.read(folder), uid);
                    download(response, Correspondents.subject(message) + ".eml", "message/rfc822");
                    message.writeTo(response.getOutputStream());
                    return uid;
                });
    }

    private static void download(HttpServletResponse response, String name, String type)
            throws MessagingException, IOException {
        var disposition =
                ContentDisposition.attachment()
                        .filename(AttachmentName.safe(name), StandardCharsets.UTF_8)
                        .build();
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition.toString());
        response.setHeader(CSP, ContentPolicy.DOWNLOAD);
        response.setContentType(NAMED_TYPES.contains(type) ? type : "application/octet-stream");
    }
}
