package org.mailherd.mailqueue.queue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link RowValues} as bytes: for each row the number of its columns, for each column a letter for
 * its kind and the value.
 */
final class RowImage {
    private static final int MAX_ROWS = 1_000_000;

    private RowImage() {}

    static byte[] encode(RowValues rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writeRow(out, rows.message());
            out.writeInt(rows.recipients().size());
            for (List<@Nullable Object> recipient : rows.recipients()) {
                writeRow(out, recipient);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * @throws IOException when the bytes are no image
     */
    static RowValues decode(byte[] image) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(image))) {
            List<@Nullable Object> message = readRow(in, RowValues.MESSAGE.size());
            int count = in.readInt();
            if (count < 0 || count > MAX_ROWS) {
                throw new IOException("an image of " + count + " recipients");
            }
            List<List<@Nullable Object>> recipients = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                recipients.add(readRow(in, RowValues.RECIPIENT.size()));
            }
            return new RowValues(message, recipients);
        }
    }

    private static void writeRow(DataOutputStream out, List<@Nullable Object> row)
            throws IOException {
        out.writeByte(row.size());
        for (Object value : row) {
            writeValue(out, value);
        }
    }

    private static void writeValue(DataOutputStream out, @Nullable Object value)
            throws IOException {
        switch (value) {
            case null -> out.writeByte('0');
            case String text -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                out.writeByte('s');
                out.writeInt(bytes.length);
                out.write(bytes);
            }
            case Integer number -> {
                out.writeByte('i');
                out.writeInt(number);
            }
            case Boolean flag -> out.writeByte(flag ? 'T' : 'F');
            case LocalDateTime time -> {
                out.writeByte('t');
                out.writeLong(time.toEpochSecond(ZoneOffset.UTC));
                out.writeInt(time.getNano());
            }
            default -> throw new IllegalArgumentException("no column has " + value.getClass());
        }
    }

    /** Columns of a newer version, at the end, are left out: we have no place for them. */
    private static List<@Nullable Object> readRow(DataInputStream in, int known)
            throws IOException {
        int columns = in.readUnsignedByte();
        List<@Nullable Object> row = new ArrayList<>(columns);
        for (int i = 0; i < columns; i++) {
            row.add(readValue(in));
        }
        return Collections.unmodifiableList(
                columns > known ? new ArrayList<>(row.subList(0, known)) : row);
    }

    private static @Nullable Object readValue(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case '0' -> null;
            case 's' -> {
                int length = in.readInt();
                if (length < 0 || length > in.available()) {
                    throw new IOException("an image with a text of " + length);
                }
                yield new String(in.readNBytes(length), StandardCharsets.UTF_8);
            }
            case 'i' -> in.readInt();
            case 'T' -> true;
            case 'F' -> false;
            case 't' -> LocalDateTime.ofEpochSecond(in.readLong(), in.readInt(), ZoneOffset.UTC);
            default -> throw new IOException("an image with a value of kind " + kind);
        };
    }
}
