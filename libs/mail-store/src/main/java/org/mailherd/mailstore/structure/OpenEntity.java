package org.mailherd.mailstore.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An entity whose end the scanner has not seen yet. */
final class OpenEntity {
    final long headerStart;
    final Header header;
    final ContentType defaultType;
    final List<Part> children = new ArrayList<>();
    ContentType type = ContentType.OCTETS;
    String encoding = "7bit";

    /** Of a multipart that takes further parts, else null. */
    @Nullable String boundary;

    /** Of the one message inside a message/rfc822, else null. */
    @Nullable Envelope inner;

    long bodyStart = -1;
    long linesBefore;

    OpenEntity(long headerStart, ContentType defaultType, MimeLimits limits) {
        this.headerStart = headerStart;
        this.defaultType = defaultType;
        this.header = new Header(limits.fieldOctets());
    }

    boolean inHeader() {
        return bodyStart < 0;
    }

    void endHeader(long start, long lines, MimeLimits limits) {
        header.end();
        bodyStart = start;
        linesBefore = lines;
        type = ContentType.parse(header.first("content-type"), defaultType, limits.parameters());
        String named = header.first("content-transfer-encoding");
        String token =
                named == null ? "" : new HeaderTokens(named).token(";(").toLowerCase(Locale.ROOT);
        encoding = token.isEmpty() ? "7bit" : token;
    }

    boolean isIdentityEncoded() {
        return encoding.equals("7bit") || encoding.equals("8bit") || encoding.equals("binary");
    }

    Part close(long bodyEnd, long lines, MimeLimits limits) {
        // What names itself a container but holds nothing readable is shown as a leaf, or clients
        // stumble.
        boolean hollow = children.isEmpty() && (type.isMultipart() || type.isMessage());
        ContentType shown =
                !hollow ? type : type.isMultipart() ? ContentType.TEXT : ContentType.OCTETS;
        return new Part(
                shown.type(),
                shown.subtype(),
                shown.parameters(),
                header.first("content-id"),
                header.first("content-description"),
                encoding,
                disposition(limits),
                languages(),
                header.first("content-location"),
                header.first("content-md5"),
                headerStart,
                bodyStart,
                Math.max(bodyStart, bodyEnd),
                Math.max(0, lines - linesBefore),
                children,
                children.isEmpty() ? null : inner);
    }

    private Part.@Nullable Disposition disposition(MimeLimits limits) {
        String field = header.first("content-disposition");
        if (field == null) {
            return null;
        }
        HeaderTokens tokens = new HeaderTokens(field);
        String kind = tokens.token(";(").toLowerCase(Locale.ROOT);
        return kind.isEmpty()
                ? null
                : new Part.Disposition(kind, tokens.parameters(limits.parameters()));
    }

    private List<String> languages() {
        String field = header.first("content-language");
        if (field == null) {
            return List.of();
        }
        List<String> languages = new ArrayList<>();
        HeaderTokens tokens = new HeaderTokens(field);
        do {
            String language = tokens.token(",");
            if (!language.isEmpty()) {
                languages.add(language);
            }
        } while (languages.size() < 20 && tokens.take(','));
        return languages;
    }

    void addMessage(Part message, Envelope envelope) {
        children.add(Objects.requireNonNull(message));
        inner = envelope;
    }
}
