package org.mailherd.imap.fetch;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mailherd.imap.response.ResponseWriter;
import org.mailherd.imap.syntax.FetchAttribute;
import org.mailherd.mailstore.message.MessageBody;
import org.mailherd.mailstore.structure.Part;

/** BINARY and BINARY.SIZE (RFC 3516): parts without their transfer encoding. */
final class BinaryWriter {

    private BinaryWriter() {}

    /** Whether every part named can be decoded; the others make the whole FETCH fail. */
    static boolean knowsEncoding(List<Integer> section, Part root) {
        return section.isEmpty()
                || root.section(section).filter(part -> !TransferDecoding.isKnown(part)).isEmpty();
    }

    static void write(ResponseWriter out, FetchAttribute.Binary wanted, Part root, MessageBody body)
            throws IOException {
        long offset = wanted.partial().map(FetchAttribute.Partial::offset).orElse(0L);
        long most = wanted.partial().map(FetchAttribute.Partial::count).orElse(Long.MAX_VALUE);
        Optional<TransferDecoding> content = content(wanted.part(), root, body);
        if (content.isEmpty()) {
            out.string("");
            return;
        }
        TransferDecoding.Measure measure = content.get().measure(offset, most);
        if (measure.nul()) {
            out.literal8(measure.size());
        } else {
            out.literal(measure.size());
        }
        content.get().writeTo(out.stream(), offset, measure.size());
    }

    static long size(List<Integer> section, Part root, MessageBody body) throws IOException {
        Optional<TransferDecoding> content = content(section, root, body);
        return content.isEmpty() ? 0 : content.get().measure(0, Long.MAX_VALUE).size();
    }

    /** An empty section is the message, header and all. */
    private static Optional<TransferDecoding> content(
            List<Integer> section, Part root, MessageBody body) {
        Optional<BinaryContent> wanted =
                section.isEmpty()
                        ? Optional.of(BinaryContent.ofMessage(root, body.size()))
                        : root.section(section).map(BinaryContent::ofPart);
        return wanted.map(content -> new TransferDecoding(body, content));
    }
}
