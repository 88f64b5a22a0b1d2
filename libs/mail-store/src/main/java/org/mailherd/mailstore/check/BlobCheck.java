package org.mailherd.mailstore.check;

import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailstore.blob.BlobRef;
import org.mailherd.mailstore.blob.BlobStore;
import org.mailherd.mailstore.structure.EnvelopeReader;
import org.mailherd.mailstore.structure.MimeScanner;
import org.mailherd.mailstore.structure.PartCodec;
import org.mailherd.mailstore.structure.ScannedMessage;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the octets of every email, in the order they lie on disk, each blob once. */
final class BlobCheck {
    private static final int PAGE = 200;
    private static final int NAMED_MESSAGES = 20;

    private final JdbcClient jdbc;
    private final BlobStore blobs;

    BlobCheck(JdbcClient jdbc, BlobStore blobs) {
        this.jdbc = jdbc;
        this.blobs = blobs;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Email(long id, BlobRef blob, byte[] envelope, byte[] structure, int trace) {}

    /** Returns how many emails there are. */
    long check(boolean repair, Consumer<Finding> findings) {
        long emails = 0;
        BlobRef last = new BlobRef(Long.MIN_VALUE, 0, 0, 0);
        long lastId = 0;
        boolean lastIsSound = true;
        List<Email> page;
        do {
            page = page(last, lastId);
            for (Email email : page) {
                boolean again = email.blob.equals(last);
                lastIsSound = again ? lastIsSound : isSound(email, findings);
                if (lastIsSound) {
                    checkReading(email, repair, findings);
                }
                last = email.blob;
                lastId = email.id;
            }
            emails += page.size();
        } while (page.size() == PAGE);
        return emails;
    }

    private List<Email> page(BlobRef after, long id) {
        return jdbc.sql(
                        """
                        SELECT id, segment, segment_offset, stored_length, blob_size, envelope, structure, LENGTH(trace)
                        FROM email WHERE (segment, segment_offset, id) > (:segment, :offset, :id)
                          AND segment >= :segment
                        ORDER BY segment, segment_offset, id LIMIT :page
                        """)
                .param("segment", after.segment())
                .param("offset", after.offset())
                .param("id", id)
                .param("page", PAGE)
                .query((row, _) -> email(row))
                .list();
    }

    private static Email email(ResultSet row) throws SQLException {
        BlobRef blob = new BlobRef(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
        return new Email(row.getLong(1), blob, row.getBytes(6), row.getBytes(7), row.getInt(8));
    }

    private boolean isSound(Email email, Consumer<Finding> findings) {
        String problem = problem(email.blob);
        if (problem != null) {
            // Compaction may have moved it since the page was read.
            Optional<BlobRef> now = place(email.id);
            problem = now.isEmpty() ? null : problem(now.get());
        }
        if (problem == null) {
            return true;
        }
        findings.accept(
                new Finding(
                        "%s: the octets cannot be read (%s); restore segment file %s.seg from a backup"
                                .formatted(
                                        messages(email.blob),
                                        problem,
                                        Long.toHexString(email.blob.segment())),
                        false));
        return false;
    }

    private @Nullable String problem(BlobRef blob) {
        try {
            blobs.verify(blob);
            return null;
        } catch (IOException e) {
            return e.getClass().getSimpleName() + " " + e.getMessage();
        }
    }

    private Optional<BlobRef> place(long emailId) {
        return jdbc.sql(
                        "SELECT segment, segment_offset, stored_length, blob_size FROM email WHERE id = ?")
                .param(emailId)
                .query((row, _) ->
                        new BlobRef(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .optional();
    }

    private String messages(BlobRef blob) {
        List<String> names =
                jdbc.sql(
                                """
                                SELECT CONCAT('mailbox ', f.mailbox_id, ', folder "', f.name, '", message ', m.uid)
                                FROM email e JOIN message m ON m.email_id = e.id JOIN folder f ON f.id = m.folder_id
                                WHERE e.segment = ? AND e.segment_offset = ? ORDER BY f.mailbox_id, f.id, m.uid LIMIT ?
                                """)
                        .params(blob.segment(), blob.offset(), NAMED_MESSAGES)
                        .query(String.class)
                        .list();
        return names.isEmpty() ? "no message any more" : String.join("; ", names);
    }

    /** What was read of the message can be read again from its octets. */
    private void checkReading(Email email, boolean repair, Consumer<Finding> findings) {
        String problem = readingProblem(email);
        if (problem == null) {
            return;
        }
        findings.accept(
                new Finding(
                        "%s: what was read of it is damaged (%s)"
                                .formatted(messages(email.blob), problem),
                        repair && readAgain(email)));
    }

    private static @Nullable String readingProblem(Email email) {
        try {
            EnvelopeReader.read(email.envelope);
            EnvelopeReader.repeated(email.envelope);
            long end = PartCodec.read(email.structure).bodyEnd();
            return end > email.blob.size() ? "its parts end behind its octets" : null;
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName();
        }
    }

    private boolean readAgain(Email email) {
        MimeScanner scanner = new MimeScanner();
        byte[] block = new byte[32 * 1024];
        try (InputStream in = blobs.open(email.blob)) {
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                scanner.accept(block, 0, count);
            }
        } catch (IOException _) {
            return false;
        }
        ScannedMessage scanned = scanner.finish();
        return jdbc.sql(
                                "UPDATE email SET envelope = ?, structure = ?, preview = ?, has_attachment = ? WHERE id = ?")
                        .params(
                                scanned.envelopeForm(),
                                PartCodec.write(scanned.structure()),
                                scanned.preview(),
                                scanned.hasAttachment(),
                                email.id)
                        .update()
                > 0;
    }
}
