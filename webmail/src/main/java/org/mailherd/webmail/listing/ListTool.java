package org.mailherd.webmail.listing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailherd.webmail.folder.MailFolder;

/**
 * A button above the list or the message.
 *
 * @param action the action's name in the request
 * @param confirm what to ask first, if anything
 * @param key the letter that presses it, if any
 */
public record ListTool(
        String action, String label, String icon, @Nullable String confirm, @Nullable String key) {

    private static final ListTool READ = tool("READ", "Mark as read", "envelope-open", null);
    private static final ListTool UNREAD = tool("UNREAD", "Mark as unread", "envelope", "u");
    private static final ListTool FLAG = tool("FLAG", "Flag", "star", "s");
    private static final ListTool UNFLAG = tool("UNFLAG", "Remove flag", "star-fill", "s");
    private static final ListTool ARCHIVE = tool("ARCHIVE", "Archive", "archive", "e");
    private static final ListTool JUNK = tool("JUNK", "Junk", "shield-exclamation", "!");
    private static final ListTool NOT_JUNK = tool("NOT_JUNK", "Not junk", "shield-check", "!");
    private static final ListTool DELETE = tool("DELETE", "Delete", "trash3", "#");
    private static final ListTool REMOVE =
            new ListTool(
                    "DELETE",
                    "Delete for good",
                    "trash3",
                    "Delete for good? This cannot be undone.",
                    "#");

    /** What may be done to messages selected in this folder. */
    public static List<ListTool> on(MailFolder folder) {
        List<ListTool> tools = new ArrayList<>(List.of(READ, UNREAD, FLAG));
        tools.addAll(moving(folder));
        return List.copyOf(tools);
    }

    /** What may be done to the open message. */
    public static List<ListTool> onMessage(MailFolder folder, boolean flagged) {
        List<ListTool> tools = new ArrayList<>(List.of(flagged ? UNFLAG : FLAG, UNREAD));
        tools.addAll(moving(folder));
        return List.copyOf(tools);
    }

    private static List<ListTool> moving(MailFolder folder) {
        return switch (folder.use()) {
            case INBOX, NONE -> List.of(ARCHIVE, JUNK, DELETE);
            case ARCHIVE -> List.of(JUNK, DELETE);
            case JUNK -> List.of(NOT_JUNK, DELETE);
            case TRASH -> List.of(REMOVE);
            case DRAFTS, SENT -> List.of(DELETE);
        };
    }

    private static ListTool tool(String action, String label, String icon, @Nullable String key) {
        return new ListTool(action, label, icon, null, key);
    }
}
