package org.mailherd.mailstore.structure;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailherd.mailmodel.MailDate;

/** What {@link MimeScanner} has read of a message. */
public final class ScannedMessage {
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,998}>");
    private static final int REFERENCES = 50;

    private final Part structure;
    private final Envelope envelope;
    private final RepeatedFields repeated;
    private final String preview;
    private final Header header;

    ScannedMessage(
            Part structure,
            Envelope envelope,
            RepeatedFields repeated,
            String preview,
            Header header) {
        this.structure = structure;
        this.envelope = envelope;
        this.repeated = repeated;
        this.preview = preview;
        this.header = header;
    }

    public Part structure() {
        return structure;
    }

    public Envelope envelope() {
        return envelope;
    }

    /** The envelope as it is stored, for {@link EnvelopeReader}. */
    public byte[] envelopeForm() {
        return ImapForm.envelope(envelope, repeated);
    }

    /** At most 200 characters, empty when there is no text. */
    public String preview() {
        return preview;
    }

    /**
     * First value of a field of the message's own header, unfolded octets; the name in any case.
     */
    public Optional<String> header(String name) {
        return header.find(name);
    }

    /** Of the Date field, as far as it is one. */
    public Optional<Instant> sentAt() {
        return Optional.ofNullable(envelope.date())
                .flatMap(MailDate::sent)
                .map(OffsetDateTime::toInstant);
    }

    /**
     * The message ids this message names, its own first: what threads are made of. The oldest and
     * the newest of a long References field matter most, so its middle is left out.
     */
    public List<String> messageIds() {
        List<String> ids = new ArrayList<>(messageIds("message-id"));
        ids.addAll(messageIds("in-reply-to"));
        List<String> references = messageIds("references");
        if (references.size() > REFERENCES) {
            ids.add(references.getFirst());
            references = references.subList(references.size() - REFERENCES, references.size());
        }
        ids.addAll(references);
        return ids.stream().distinct().limit(REFERENCES + 10).toList();
    }

    private List<String> messageIds(String field) {
        List<String> ids = new ArrayList<>();
        Matcher matcher = MESSAGE_ID.matcher(header.find(field).orElse(""));
        while (matcher.find()) {
            ids.add(matcher.group());
        }
        return ids;
    }

    /** Whether a part is there to be saved rather than read. */
    public boolean hasAttachment() {
        return isAttachment(structure);
    }

    private static boolean isAttachment(Part part) {
        if (part.isMultipart()) {
            return part.children().stream().anyMatch(ScannedMessage::isAttachment);
        }
        Part.Disposition disposition = part.disposition();
        if (disposition != null && disposition.type().equals("attachment")) {
            return true;
        }
        boolean signature = part.subtype().endsWith("-signature");
        boolean shownInline =
                part.type().equals("text") || part.type().equals("image") && part.id() != null;
        return !signature && !shownInline;
    }
}
