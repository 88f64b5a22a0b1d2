package org.mailherd.imap.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mailherd.imap.response.ResponseWriter;
import org.mailherd.mailstore.flag.SystemFlag;
import org.mailherd.mailstore.snapshot.FolderSnapshot;

/** What SELECT and EXAMINE tell of a folder, RFC 3501 section 6.3.1 and RFC 7162 section 3.1.2. */
public final class SelectAnswers {

    private SelectAnswers() {}

    public static void write(ResponseWriter out, SelectedFolder selected) throws IOException {
        FolderSnapshot view = selected.view();
        flags(out, view, selected);
        out.text("* ").number(view.size()).text(" EXISTS").crlf();
        out.text("* ").number(selected.recentCount(view)).text(" RECENT").crlf();
        int unseen = view.firstUnseen();
        if (unseen >= 0) {
            code(out, "UNSEEN", unseen + 1L, "First unseen message");
        }
        code(out, "UIDVALIDITY", view.uidValidity(), "UIDs valid");
        code(out, "UIDNEXT", view.uidNext(), "Predicted next UID");
        code(out, "HIGHESTMODSEQ", view.highestModseq(), "Highest");
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
