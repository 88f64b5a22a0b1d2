package org.mailherd.webmail.reading;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mailherd.webmail.connection.MailboxFault;

/**
 * What a message is made of: the sections to show one after the other, the attachments, and the
 * pictures its HTML names by content id. Read from the server's BODYSTRUCTURE, without the
 * contents.
 */
public final class PartTree {

    /** A message built to exhaust us is shown as far as these reach. */
    private static final int DEEPEST = 20;

    private static final int MOST_PARTS = 300;

    /** One stretch of the message in its HTML form, its plain form, or both. */
    public record Section(@Nullable MailPart html, @Nullable MailPart text) {}

    private final List<Section> sections = new ArrayList<>();
    private final List<MailPart> attachments = new ArrayList<>();
    private final Map<String, MailPart> pictures = new HashMap<>();
    private int seen;

    private PartTree() {}

    public static PartTree of(Message message) throws MessagingException, IOException {
        var tree = new PartTree();
        if (message.isMimeType("multipart/*")) {
            tree.walk(message, "", 0);
        } else {
            tree.leaf(message, "1");
        }
        return tree;
    }

    /** For the mark in the list; a structure that cannot be read has none. */
    public static boolean hasAttachments(Message message) throws MessagingException {
        if (!message.isMimeType("multipart/*") || message.isMimeType("multipart/alternative")) {
            return false;
        }
        try {
            return !of(message).attachments.isEmpty();
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** The part with this path, ready to be read. */
    public static Part find(Message message, String path) throws MessagingException, IOException {
        Part part = message;
        if (path.equals("1") && !message.isMimeType("multipart/*")) {
            return message;
        }
        for (var number : path.split("\\.", DEEPEST + 1)) {
            if (!number.matches("[1-9]\\d{0,3}")
                    || !(part.isMimeType("multipart/*")
                            && part.getContent() instanceof Multipart many)
                    || Integer.parseInt(number) > many.getCount()) {
                throw new MailboxFault.Missing("part");
            }
            part = many.getBodyPart(Integer.parseInt(number) - 1);
        }
        return part;
    }

    public List<Section> sections() {
        return List.copyOf(sections);
    }

    public List<MailPart> attachments() {
        return List.copyOf(attachments);
    }

    /** By content id, without angle brackets. */
    public Map<String, MailPart> pictures() {
        return Map.copyOf(pictures);
    }

    public boolean hasHtml() {
        return sections.stream().anyMatch(section -> section.html() != null);
    }

    private void walk(Part part, String path, int depth) throws MessagingException, IOException {
        if (++seen > MOST_PARTS || depth > DEEPEST) {
            return;
        }
        if (!part.isMimeType("multipart/*")) {
            leaf(part, path);
        } else if (part.getContent() instanceof Multipart many) {
            if (part.isMimeType("multipart/alternative")) {
                alternative(many, path, depth);
            } else {
                each(many, path, depth);
            }
        }
    }

    private void each(Multipart many, String path, int depth)
            throws MessagingException, IOException {
        for (var i = 0; i < many.getCount(); i++) {
            walk(many.getBodyPart(i), child(path, i), depth + 1);
        }
    }

    /** The branches show the same: their sections become one, with the richest HTML and text. */
    private void alternative(Multipart many, String path, int depth)
            throws MessagingException, IOException {
        var before = sections.size();
        each(many, path, depth);
        var branches = sections.subList(before, sections.size());
        MailPart html = null;
        MailPart text = null;
        for (var branch : branches) {
            html = branch.html() == null ? html : branch.html();
            text = branch.text() == null ? text : branch.text();
        }
        branches.clear();
        if (html != null || text != null) {
            sections.add(new Section(html, text));
        }
    }

    private void leaf(Part part, String path) throws MessagingException {
        var leaf = describe(part, path);
        var attached = Part.ATTACHMENT.equalsIgnoreCase(disposition(part));
        var text = leaf.type().equals("text/plain") || leaf.type().equals("text/html");
        var picture = leaf.contentId() != null && leaf.type().startsWith("image/");
        if (picture) {
            pictures.putIfAbsent(leaf.contentId(), leaf);
        }
        if (text && !attached) {
            var html = leaf.type().equals("text/html");
            sections.add(html ? new Section(leaf, null) : new Section(null, leaf));
        } else if (!picture || attached) {
            attachments.add(leaf);
        }
    }

    /** The part without its content. */
    public static MailPart describe(Part part, String path) throws MessagingException {
        return new MailPart(path, type(part), fileName(part), size(part), contentId(part));
    }

    /** The server counts what travels; base64 makes four bytes of three. */
    private static int size(Part part) throws MessagingException {
        var encoded = part.getSize();
        var base64 = part instanceof MimePart mime && "base64".equalsIgnoreCase(mime.getEncoding());
        return base64 ? (int) (encoded * 3L / 4) : encoded;
    }

    private static String type(Part part) throws MessagingException {
        var type = part.getContentType();
        var end = type == null ? -1 : type.indexOf(';');
        var plain = type == null ? "text/plain" : end < 0 ? type : type.substring(0, end);
        return plain.strip().toLowerCase(Locale.ROOT);
    }

    private static String fileName(Part part) {
        try {
            return DisplayText.of(part.getFileName());
        } catch (MessagingException unreadable) {
            return "";
        }
    }

    private static @Nullable String disposition(Part part) {
        try {
            return part.getDisposition();
        } catch (MessagingException unreadable) {
            return Part.ATTACHMENT;
        }
    }

    private static @Nullable String contentId(Part part) throws MessagingException {
        var id =
                part instanceof MimePart mime && part instanceof BodyPart
                        ? mime.getContentID()
                        : null;
        return id == null ? null : id.strip().replaceAll("^<|>$", "");
    }

    private static String child(String path, int index) {
        return path.isEmpty() ? String.valueOf(index + 1) : path + "." + (index + 1);
    }
}
