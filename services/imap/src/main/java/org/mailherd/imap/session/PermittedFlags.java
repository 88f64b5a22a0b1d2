package org.mailherd.imap.session;

import java.util.List;
import org.mailherd.mailstore.acl.Right;
import org.mailherd.mailstore.acl.Rights;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.flag.SystemFlag;

/** Which flags a user's rights let him change (RFC 4314 section 4, STORE). */
public final class PermittedFlags {

    private PermittedFlags() {}

    /** Those of the flags that the rights are for; what is left out is no fault. */
    public static Flags of(Rights rights, Flags flags) {
        if (rights.equals(Rights.ALL)) {
            return flags;
        }
        List<String> permitted =
                flags.names().stream().filter(name -> rights.has(right(name))).toList();
        return Flags.of(permitted);
    }

    /** Those of the flags that the rights are not for. */
    public static Flags without(Rights rights, Flags flags) {
        return Flags.of(flags.names().stream().filter(name -> !rights.has(right(name))).toList());
    }

    static boolean mayChange(SelectedFolder selected, String flag) {
        return !selected.readOnly() && selected.rights().has(right(flag));
    }

    static boolean mayAddKeywords(SelectedFolder selected) {
        return !selected.readOnly() && selected.rights().has(Right.WRITE);
    }

    private static Right right(String flag) {
        return switch (SystemFlag.named(flag).orElse(SystemFlag.FLAGGED)) {
            case SEEN -> Right.SEEN;
            case DELETED -> Right.DELETE_MESSAGES;
            case ANSWERED, FLAGGED, DRAFT -> Right.WRITE;
        };
    }
}
