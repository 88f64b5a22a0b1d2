package org.mailherd.imap.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.response.ObjectIds;
import org.mailherd.imap.response.ResponseWriter;
import org.mailherd.mailstore.flag.SystemFlag;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.SpecialUse;
import org.mailherd.mailstore.snapshot.FolderSnapshot;

/** What SELECT and EXAMINE tell of a folder, RFC 3501 section 6.3.1 and RFC 7162 section 3.1.2. */
public final class SelectAnswers {

    private SelectAnswers() {}

    /**
     * @param shown the name as the user sees it
     * @param asked the name as the client wrote it
     */
    public static void write(Session session, SelectedFolder selected, String shown, String asked)
            throws IOException {
        ResponseWriter out = session.out();
        FolderSnapshot view = selected.view();
        flags(out, view, selected);
        out.text("* ").number(view.size()).text(" EXISTS").crlf();
        if (session.has(Extension.IMAP4REV2)) {
            list(out, selected.folder(), shown, asked);
        } else {
            out.text("* ").number(selected.recentCount(view)).text(" RECENT").crlf();
            int unseen = view.firstUnseen();
            if (unseen >= 0) {
                code(out, "UNSEEN", unseen + 1L, "First unseen message");
            }
        }
        code(out, "UIDVALIDITY", view.uidValidity(), "UIDs valid");
        code(out, "UIDNEXT", view.uidNext(), "Predicted next UID");
        code(out, "HIGHESTMODSEQ", view.highestModseq(), "Highest");
        out.answer("*", Answer.ok("MAILBOXID (" + ObjectIds.mailbox(selected.id()) + ")", "Ok"));
    }

    /** RFC 9051 6.3.2: the name as we have it, and the one asked for where that is another. */
    private static void list(ResponseWriter out, Folder folder, String shown, String asked)
            throws IOException {
        out.text("* LIST (").text(folder.specialUse().map(SpecialUse::attribute).orElse(""));
        out.text(") \"/\" ").mailbox(shown);
        if (!shown.equals(asked)) {
            out.text(" (\"OLDNAME\" (").mailbox(asked).text("))");
        }
        out.crlf();
    }

    /** Before flags are told: whichever keyword may be among them, the client has heard of it. */
    public static void newKeywords(Session session, FolderSnapshot now) throws IOException {
        SelectedFolder selected = session.selected();
        if (selected.learnsKeywords(now)) {
            flags(session.out(), now, selected);
        }
    }

    /** Flags the folder knows; sent again whenever it learns a keyword. */
    static void flags(ResponseWriter out, FolderSnapshot view, SelectedFolder selected)
            throws IOException {
        List<String> names = new ArrayList<>();
        Arrays.stream(SystemFlag.values()).map(SystemFlag::imapName).forEach(names::add);
        names.addAll(view.keywords().names());
        out.text("* FLAGS (").text(String.join(" ", names)).octet(')').crlf();
        names.removeIf(name -> !PermittedFlags.mayChange(selected, name));
        if (PermittedFlags.mayAddKeywords(selected) && !view.keywords().isFull()) {
            names.add("\\*");
        }
        boolean readOnly = selected.readOnly();
        out.text("* OK [PERMANENTFLAGS (").text(String.join(" ", names));
        out.text(readOnly ? ")] Read-only folder" : ")] Flags permitted").crlf();
    }

    private static void code(ResponseWriter out, String code, long value, String text)
            throws IOException {
        out.text("* OK [").text(code).octet(' ').number(value).text("] ").text(text).crlf();
    }
}
