package org.mailherd.imap.fetch;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mailherd.imap.response.ObjectIds;
import org.mailherd.imap.response.ResponseWriter;
import org.mailherd.imap.session.SelectedFolder;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.syntax.FetchAttribute;
import org.mailherd.mailstore.message.MessageBody;
import org.mailherd.mailstore.message.MessageRow;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.UidSet;
import org.mailherd.mailstore.structure.ImapForm;
import org.mailherd.mailstore.structure.Part;

/** Writes {@code * n FETCH (...)} for one message after the other. */
public final class MessageRenderer {
    private final ResponseWriter out;
    private final Session session;
    private final SelectedFolder selected;
    private final FolderSnapshot now;
    private int written;
    private final UidSet.Builder leftOut = new UidSet.Builder();
    private boolean unknownEncoding;

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
        if (index >= 0 && isDecodable(plan, row)) {
            write(plan, index, row, body);
        }
    }

    /** RFC 3516 4.3: a part whose encoding is unknown fails the command, not the message before. */
    private boolean isDecodable(FetchPlan plan, MessageRow row) {
        for (FetchAttribute attribute : plan.attributes()) {
            List<Integer> part =
                    switch (attribute) {
                        case FetchAttribute.Binary binary -> binary.part();
                        case FetchAttribute.BinarySize size -> size.part();
                        default -> List.of();
                    };
            if (!part.isEmpty() && !BinaryWriter.knowsEncoding(part, need(row.structure()))) {
                unknownEncoding = true;
                leftOut.add(row.uid());
                return false;
            }
        }
        return true;
    }

    /** Whether a message was left out because a part's transfer encoding is not known. */
    public boolean hitUnknownEncoding() {
        return unknownEncoding;
    }

    /** Those of which nothing was told. */
    public UidSet leftOut() {
        return leftOut.build();
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
            case FetchAttribute.EmailId _ ->
                    objectId("EMAILID (", ObjectIds.email(need(row).emailId()));
            case FetchAttribute.ThreadId _ ->
                    objectId("THREADID (", ObjectIds.thread(need(row).threadId()));
            case FetchAttribute.SaveDate _ ->
                    out.text("SAVEDATE ").text(InternalDates.format(need(row).saveDate()));
            case FetchAttribute.Preview _ -> out.text("PREVIEW ").string(need(need(row).preview()));
            case FetchAttribute.Binary binary -> {
                out.text(binary.label()).octet(' ');
                BinaryWriter.write(out, binary, need(need(row).structure()), need(body));
            }
            case FetchAttribute.BinarySize size -> {
                Part root = need(need(row).structure());
                long octets = BinaryWriter.size(size.part(), root, need(body));
                out.text(size.label()).octet(' ').number(octets);
            }
            case FetchAttribute.Section section -> section(section, need(row), need(body));
        }
    }

    private void objectId(String label, String id) throws IOException {
        out.text(label).text(id).octet(')');
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
        boolean global = session.utf8();
        out.octets(extended ? ImapForm.bodyStructure(root, global) : ImapForm.body(root, global));
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
