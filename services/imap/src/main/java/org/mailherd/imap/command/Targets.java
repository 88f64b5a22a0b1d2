package org.mailherd.imap.command;

import java.util.Arrays;
import java.util.OptionalLong;
import org.mailherd.imap.access.FolderAccess;
import org.mailherd.imap.access.OpenFolder;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.CommandRefused;
import org.mailherd.imap.session.PermittedFlags;
import org.mailherd.imap.session.Session;
import org.mailherd.mailstore.acl.NotPermitted;
import org.mailherd.mailstore.acl.Right;
import org.mailherd.mailstore.acl.Rights;
import org.mailherd.mailstore.flag.FlagChange;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.flag.SystemFlag;
import org.mailherd.mailstore.folder.NoSuchFolder;
import org.mailherd.mailstore.message.Copied;
import org.mailherd.mailstore.message.FlagsStored;
import org.mailherd.mailstore.message.MessageStore;

/** Where APPEND, COPY and MOVE put messages, and how they tell. */
final class Targets {
    /** RFC 5530; the client hears of the EXPUNGE before this answer. */
    static final Answer GONE = Answer.no("EXPUNGEISSUED", "The messages are gone");

    private Targets() {}

    /**
     * A folder the user may put messages into.
     *
     * @throws CommandRefused with TRYCREATE (RFC 3501 6.3.11) when the folder does not exist and
     *     the user could create it
     * @throws NotPermitted without right {@code i}
     */
    static OpenFolder require(FolderAccess access, Session session, String name) {
        return access.find(session.account(), name)
                .orElseThrow(() -> missing(access, session, name))
                .require(Right.INSERT);
    }

    private static RuntimeException missing(FolderAccess access, Session session, String name) {
        try {
            access.requireCreate(session.account(), access.spot(session.account(), name));
            return new CommandRefused(Answer.no("TRYCREATE", "No such folder, create it first"));
        } catch (NotPermitted | NoSuchFolder _) {
            return new NoSuchFolder(name);
        }
    }

    /** RFC 4314 section 4, COPY: flags that the user may not set in the target are not set. */
    static void dropForbiddenFlags(MessageStore messages, OpenFolder target, Copied copied) {
        if (target.rights().equals(Rights.ALL) || copied.target().isEmpty()) {
            return;
        }
        FlagsStored stored = remove(messages, target, copied, everySystemFlag());
        if (!target.has(Right.WRITE) && !stored.after().keywords().names().isEmpty()) {
            remove(messages, target, copied, Flags.of(stored.after().keywords().names()));
        }
    }

    private static FlagsStored remove(
            MessageStore messages, OpenFolder target, Copied copied, Flags flags) {
        Flags forbidden = PermittedFlags.without(target.rights(), flags);
        return messages.store(
                target.id(), copied.target(), FlagChange.remove(forbidden), OptionalLong.empty());
    }

    private static Flags everySystemFlag() {
        return Flags.of(Arrays.stream(SystemFlag.values()).map(SystemFlag::imapName).toList());
    }

    /**
     * Whether another session has expunged all that a command named.
     *
     * @param mayBeNothing the messages were named by UID, or by a {@code $} that stands for none
     *     (RFC 5182 2.1), and so need not exist
     */
    static boolean nothingLeft(Copied copied, boolean mayBeNothing) {
        return !mayBeNothing && copied.source().isEmpty();
    }

    /** The COPYUID code (RFC 4315); none when nothing was copied. */
    static String copyUid(Copied copied) {
        return copied.source().isEmpty()
                ? ""
                : "COPYUID " + copied.uidValidity() + " " + copied.source() + " " + copied.target();
    }
}
