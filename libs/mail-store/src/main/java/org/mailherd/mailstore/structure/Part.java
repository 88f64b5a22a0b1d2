package org.mailherd.mailstore.structure;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One MIME entity: its fields for BODYSTRUCTURE and where its octets lie in the message. Texts are
 * octets, types in lower case.
 *
 * @param headerStart first octet of its header; the message's own is 0
 * @param bodyStart first octet after the blank line
 * @param bodyEnd octet after the last; for a part inside a multipart the CRLF before the boundary
 *     is not its own
 * @param lines CRLF or LF in the body
 * @param children of a multipart; of a message/rfc822 the one message inside; else empty
 * @param envelope of a message/rfc822 part the inner message's; else null
 */
public record Part(
        String type,
        String subtype,
        List<Parameter> parameters,
        @Nullable String id,
        @Nullable String description,
        String encoding,
        @Nullable Disposition disposition,
        List<String> languages,
        @Nullable String location,
        @Nullable String md5,
        long headerStart,
        long bodyStart,
        long bodyEnd,
        long lines,
        List<Part> children,
        @Nullable Envelope envelope) {

    /** A parameter of Content-Type or Content-Disposition, name in lower case. */
    public record Parameter(String name, String value) {}

    /** Content-Disposition; type in lower case. */
    public record Disposition(String type, List<Parameter> parameters) {
        public Disposition {
            parameters = List.copyOf(parameters);
        }
    }

    public Part {
        parameters = List.copyOf(parameters);
        languages = List.copyOf(languages);
        children = List.copyOf(children);
    }

    public long bodySize() {
        return bodyEnd - bodyStart;
    }

    public boolean isMultipart() {
        return type.equals("multipart") && !children.isEmpty();
    }

    Part withChildren(List<Part> parts) {
        return new Part(
                type,
                subtype,
                parameters,
                id,
                description,
                encoding,
                disposition,
                languages,
                location,
                md5,
                headerStart,
                bodyStart,
                bodyEnd,
                lines,
                parts,
                envelope);
    }

    /** A message/rfc822 (or /global) whose inside was read. */
    public boolean isMessage() {
        return envelope != null;
    }

    public Optional<String> parameter(String name) {
        return parameters.stream()
                .filter(p -> p.name().equals(name))
                .map(Parameter::value)
                .findFirst();
    }

    /**
     * The part a section number names (RFC 9051 6.4.5.1), such as {@code 2.1}: called on the
     * message's root part. A message that is no multipart has itself as part 1; numbers below a
     * message/rfc822 count the parts of the message inside. Empty numbers name the root.
     */
    public Optional<Part> section(List<Integer> numbers) {
        Part here = this;
        boolean top = true;
        for (int number : numbers) {
            Part container = !top && here.isMessage() ? here.children.getFirst() : here;
            if (container.isMultipart() && number >= 1 && number <= container.children.size()) {
                here = container.children.get(number - 1);
            } else if (!container.isMultipart() && number == 1 && (top || here.isMessage())) {
                here = container;
            } else {
                return Optional.empty();
            }
            top = false;
        }
        return Optional.of(here);
    }
}
