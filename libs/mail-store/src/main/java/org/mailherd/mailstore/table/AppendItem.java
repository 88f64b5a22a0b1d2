package org.mailherd.mailstore.table;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.mailherd.mailstore.flag.Keywords;
import org.mailherd.mailstore.message.Delivery;

/**
 * One message for one folder, with what its row in {@code email} says made ready as SQL.
 *
 * @param id of the email
 * @param size in octets, the trace among them
 * @param flags no keywords among them
 * @param columns values of the columns from {@code segment} on
 */
record AppendItem(
        StoredMessage message, Delivery delivery, long id, long size, long flags, String columns) {
    static final String COLUMNS =
            """
            id, thread_id, segment, segment_offset, stored_length, blob_size,
            sent_at, has_attachment, trace, preview, envelope, structure\
            """;

    /** Larger rows go the long way: a statement's text must fit in any max_allowed_packet. */
    private static final int LARGEST = 256 * 1024;

    static boolean fits(StoredMessage message, Delivery delivery) {
        return message.envelopeForm().length + message.structureForm().length < LARGEST
                && delivery.flags().keywords().isEmpty();
    }

    static AppendItem of(StoredMessage message, Delivery delivery, long id) {
        byte[] trace = delivery.trace().getBytes(StandardCharsets.ISO_8859_1);
        byte[] preview = message.scanned().preview().getBytes(StandardCharsets.UTF_8);
        StringBuilder columns = new StringBuilder(256 + 2 * bytes(message, trace, preview));
        columns.append(message.blob().segment())
                .append(',')
                .append(message.blob().offset())
                .append(',')
                .append(message.blob().storedLength())
                .append(',')
                .append(message.blob().size())
                .append(',')
                .append(
                        message.sentAt()
                                .map(Instant::toEpochMilli)
                                .map(Object::toString)
                                .orElse("NULL"))
                .append(',')
                .append(message.scanned().hasAttachment());
        octets(columns.append(','), trace);
        octets(columns.append(",_utf8mb4 "), preview);
        octets(columns.append(','), message.envelopeForm());
        octets(columns.append(','), message.structureForm());
        return new AppendItem(
                message,
                delivery,
                id,
                message.size() + trace.length,
                Keywords.NONE.mask(delivery.flags()),
                columns.toString());
    }

    private static int bytes(StoredMessage message, byte[] trace, byte[] preview) {
        return trace.length
                + preview.length
                + message.envelopeForm().length
                + message.structureForm().length;
    }

    /** As hexadecimal digits: nothing of a message can be read as SQL. */
    private static void octets(StringBuilder sql, byte[] octets) {
        HexFormat.of().formatHex(sql.append("x'"), octets).append('\'');
    }

    long folderId() {
        return delivery.folderId();
    }

    List<Long> references() {
        return message.references();
    }
}
