package org.mailherd.imap.fetch;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mailherd.imap.response.ResponseWriter;
import org.mailherd.imap.session.SelectedFolder;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.syntax.FetchAttribute;
import org.mailherd.mailstore.message.MessageBody;
import org.mailherd.mailstore.message.MessageRow;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.structure.ImapForm;
import org.mailherd.mailstore.structure.Part;

/** Writes {@code * n FETCH (...)} for one message after the other. */
public final class MessageRenderer {
    private final ResponseWriter out;
    private final Session session;
    private final SelectedFolder selected;
    private final FolderSnapshot now;
    private int written;

    /**
     * @param now the folder as it is; message numbers are still those of the selected folder's view
     */
    public MessageRenderer(Session session, FolderSnapshot now) {
        this.out = session.out();
        this.session = session;
        this.selected = session.selected();
        this.now = now;
    }

    /** How many messages were written. */
    public int written() {
        return written;
    }

    /** A message of which everything asked stands in the snapshot. */
    public void write(FetchPlan plan, int index) throws IOException {
        write(plan, index, null, null);
    }

    /** A message with what was read of it; nothing when the client does not know the UID. */
    public void write(FetchPlan plan, MessageRow row, @Nullable MessageBody body)
            throws IOException {
        int index = selected.view().indexOf(row.uid());
        if (index >= 0) {
            write(plan, index, row, body);
        }
    }

    private void write(
            FetchPlan plan, int index, @Nullable MessageRow row, @Nullable MessageBody body)
            throws IOException {
        out.text("* ").number(index + 1L).text(" FETCH (");
        boolean first = true;
        for (FetchAttribute attribute : plan.attributes()) {
            if (!first) {
                out.octet(' ');
            }
            first = false;
            attribute(attribute, index, row, body);
        }
        out.octet(')').crlf();
        written++;
    }

    private void attribute(
            FetchAttribute attribute,
            int index,
            @Nullable MessageRow row,
            @Nullable MessageBody body)
            throws IOException {
        switch (attribute) {
            case FetchAttribute.Uid _ -> out.text("UID ").number(selected.view().uid(index));
            case FetchAttribute.Flags _ -> flags(index);
            case FetchAttribute.ModSeq _ -> modSeq(index);
            case FetchAttribute.InternalDate _ ->
                    out.text("INTERNALDATE ").text(InternalDates.format(need(row).internalDate()));
            case FetchAttribute.Size _ -> out.text("RFC822.SIZE ").number(need(row).size());
            case FetchAttribute.Envelope _ ->
                    out.text("ENVELOPE ").octets(need(need(row).envelope()));
            case FetchAttribute.Structure(boolean extended) -> structure(need(row), extended);
            case FetchAttribute.Section section -> section(section, need(row), need(body));
        }
    }

    private void flags(int index) throws IOException {
        long uid = selected.view().uid(index);
        FolderSnapshot source = sourceOf(index);
        session.flagText().write(out, source, source.indexOf(uid), selected.isRecent(uid));
    }

    private void modSeq(int index) throws IOException {
        FolderSnapshot source = sourceOf(index);
        long modseq = source.modseq(source.indexOf(selected.view().uid(index)));
        out.text("MODSEQ (").number(modseq).octet(')');
    }

    /** Where this message's flags stand: what was expunged meanwhile is known to the view only. */
    private FolderSnapshot sourceOf(int index) {
        return now.contains(selected.view().uid(index)) ? now : selected.view();
    }

    private void structure(MessageRow row, boolean extended) throws IOException {
        Part root = need(row.structure());
        out.text(extended ? "BODYSTRUCTURE " : "BODY ");
        out.octets(extended ? ImapForm.bodyStructure(root) : ImapForm.body(root));
    }

    private void section(FetchAttribute.Section section, MessageRow row, MessageBody body)
            throws IOException {
        out.text(section.label()).octet(' ');
        if (SectionWriter.isWhole(section)) {
            SectionWriter.writeWhole(out, section, body);
        } else {
            SectionWriter.write(out, section, need(row.structure()), body);
        }
    }

    private static <T> T need(@Nullable T value) {
        return Objects.requireNonNull(value, "the plan did not ask for it");
    }
}
