package org.mailherd.mailstore.structure;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stored form of a {@link Part} tree: a format number, then each part depth first. */
public final class PartCodec {
    private static final int FORMAT = 1;
    private static final int NULL = -1;

    private PartCodec() {}

    public static byte[] write(Part root) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            write(root, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * @throws IllegalArgumentException when the bytes are not what {@link #write} makes
     */
    public static Part read(byte[] stored) {
        return read(stored, 0);
    }

    /**
     * As {@link #read(byte[])}, for a message before which {@code shift} octets of header lines
     * were put.
     */
    public static Part read(byte[] stored, int shift) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(stored))) {
            if (in.readByte() != FORMAT) {
                throw new IllegalArgumentException("structure of an unknown format");
            }
            return new Reader(in, shift).part(true);
        } catch (IOException e) {
            throw new IllegalArgumentException("structure is cut off", e);
        }
    }

    private static void write(Part part, DataOutputStream out) throws IOException {
        string(part.type(), out);
        string(part.subtype(), out);
        parameters(part.parameters(), out);
        string(part.id(), out);
        string(part.description(), out);
        string(part.encoding(), out);
        Part.Disposition disposition = part.disposition();
        string(disposition == null ? null : disposition.type(), out);
        if (disposition != null) {
            parameters(disposition.parameters(), out);
        }
        out.writeByte(part.languages().size());
        for (String language : part.languages()) {
            string(language, out);
        }
        string(part.location(), out);
        string(part.md5(), out);
        out.writeLong(part.headerStart());
        out.writeLong(part.bodyStart());
        out.writeLong(part.bodyEnd());
        out.writeLong(part.lines());
        Envelope envelope = part.envelope();
        byte[] form = envelope == null ? new byte[0] : ImapForm.envelope(envelope);
        out.writeInt(form.length);
        out.write(form);
        out.writeShort(part.children().size());
        for (Part child : part.children()) {
            write(child, out);
        }
    }

    private static void parameters(List<Part.Parameter> parameters, DataOutputStream out)
            throws IOException {
        out.writeByte(parameters.size());
        for (Part.Parameter parameter : parameters) {
            string(parameter.name(), out);
            string(parameter.value(), out);
        }
    }

    private static void string(@Nullable String octets, DataOutputStream out) throws IOException {
        if (octets == null) {
            out.writeInt(NULL);
        } else {
            out.writeInt(octets.length());
            out.write(octets.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private record Reader(DataInputStream in, int shift) {
        Part part(boolean root) throws IOException {
            return new Part(
                            text(),
                            text(),
                            parameters(),
                            string(),
                            string(),
                            text(),
                            disposition(),
                            languages(),
                            string(),
                            string(),
                            in.readLong() + (root ? 0 : shift),
                            in.readLong() + shift,
                            in.readLong() + shift,
                            in.readLong(),
                            // Java evaluates arguments from left to right, so the envelope, stored
                            // first, is read first.
                            List.of(),
                            envelope())
                    .withChildren(children());
        }

        private List<Part> children() throws IOException {
            int count = in.readUnsignedShort();
            List<Part> children = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                children.add(part(false));
            }
            return children;
        }

        private @Nullable Envelope envelope() throws IOException {
            int length = in.readInt();
            return length == 0 ? null : EnvelopeReader.read(in.readNBytes(length));
        }

        private Part.@Nullable Disposition disposition() throws IOException {
            String type = string();
            return type == null ? null : new Part.Disposition(type, parameters());
        }

        private List<String> languages() throws IOException {
            int count = in.readUnsignedByte();
            List<String> languages = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                languages.add(text());
            }
            return languages;
        }

        private List<Part.Parameter> parameters() throws IOException {
            int count = in.readUnsignedByte();
            List<Part.Parameter> parameters = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                parameters.add(new Part.Parameter(text(), text()));
            }
            return parameters;
        }

        private String text() throws IOException {
            String text = string();
            return text == null ? "" : text;
        }

        private @Nullable String string() throws IOException {
            int length = in.readInt();
            return length == NULL
                    ? null
                    : new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
        }
    }
}
