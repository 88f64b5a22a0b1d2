package org.mailherd.webmail.compose;

import org.jspecify.annotations.Nullable;

/**
 * Points at a message of the same mailbox, or at one part of it, in a form field: {@code
 * uid.part@folder} with an empty part for the message.
 */
record MessageRef(String folder, long uid, String part) {

    static @Nullable MessageRef parse(String text) {
        var at = text.indexOf('@');
        var dot = text.indexOf('.');
        if (dot < 1 || at < dot || at == text.length() - 1) {
            return null;
        }
        var uid = text.substring(0, dot);
        var part = text.substring(dot + 1, at);
        if (!uid.matches("\\d{1,10}") || !part.matches("[\\d.]{0,60}")) {
            return null;
        }
        return new MessageRef(text.substring(at + 1), Long.parseLong(uid), part);
    }

    /** One part of the same message. */
    MessageRef part(String path) {
        return new MessageRef(folder, uid, path);
    }

    @Override
    public String toString() {
        return uid + "." + part + "@" + folder;
    }
}
