package org.mailherd.sieve.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.engine.Value;
import org.mailherd.sieve.message.ContentType;
import org.mailherd.sieve.message.HeaderField;
import org.mailherd.sieve.message.MimePart;

/**
 * Where the fields come from that a test looks at, and what of them (RFC 5703 4).
 *
 * @param mime the current part's header, not the message's
 * @param anyChild the headers of the parts in it too
 * @param aspect what of a Content-Type or its like
 * @param parameters of {@code :param}
 */
record FieldSource(boolean mime, boolean anyChild, Aspect aspect, List<Value> parameters) {

    private static final Set<String> TYPED = Set.of("content-type", "content-disposition");

    enum Aspect {
        VALUE,
        TYPE,
        SUBTYPE,
        CONTENTTYPE,
        PARAM
    }

    /** For tests of whole fields. */
    static FieldSource read(Arguments arguments) {
        boolean mime = arguments.flag("mime", "mime");
        boolean anyChild = arguments.flag("anychild", "mime");
        if (anyChild && !mime) {
            throw arguments.fault("the tag :anychild needs :mime");
        }
        return new FieldSource(mime, anyChild, Aspect.VALUE, List.of());
    }

    /** For the header test, which may look into MIME fields. */
    static FieldSource readWithAspects(Arguments arguments) {
        FieldSource source = read(arguments);
        Optional<List<Value>> parameters = arguments.textsOption("param").map(arguments::values);
        Optional<String> tag = arguments.oneOf("type", "subtype", "contenttype");
        if (parameters.isPresent() && tag.isPresent()) {
            throw arguments.fault("the tags :param and :" + tag.get() + " exclude each other");
        }
        if (!source.mime && (parameters.isPresent() || tag.isPresent())) {
            throw arguments.fault("tags that look into MIME fields need :mime");
        }
        Aspect aspect =
                parameters.isPresent()
                        ? Aspect.PARAM
                        : Aspect.valueOf(tag.orElse("value").toUpperCase(Locale.ROOT));
        return new FieldSource(source.mime, source.anyChild, aspect, parameters.orElse(List.of()));
    }

    /** What the fields of the name say. */
    List<String> texts(Run run, String name, FieldIndex index) {
        return index.pick(fields(run, name)).stream()
                .flatMap(field -> aspects(run, field))
                .toList();
    }

    private Stream<String> aspects(Run run, HeaderField field) {
        if (aspect == Aspect.VALUE) {
            return Stream.of(field.decoded());
        }
        // RFC 5703 4.2: other fields than these two have no type
        boolean typed = TYPED.contains(field.name().toLowerCase(Locale.ROOT));
        if (!typed && aspect != Aspect.PARAM) {
            return Stream.of("");
        }
        ContentType type = ContentType.parse(field.unfolded());
        return switch (aspect) {
            case VALUE -> Stream.of(field.decoded());
            case TYPE -> Stream.of(type.type());
            case SUBTYPE -> Stream.of(type.subtype());
            case CONTENTTYPE -> Stream.of(type.full());
            case PARAM ->
                    parameters.stream()
                            .map(value -> value.get(run).toLowerCase(Locale.ROOT))
                            .filter(type.parameters()::containsKey)
                            .map(type::parameter);
        };
    }

    /** The fields of the name, in order. */
    List<HeaderField> fields(Run run, String name) {
        List<HeaderField> fields = new ArrayList<>();
        if (mime) {
            MimePart part = PartCursor.of(run).current().orElseGet(run.message()::structure);
            gather(part, name, fields);
        } else {
            add(run.message().trace(), name, fields);
            add(run.message().headers(), name, fields);
        }
        return fields;
    }

    private void gather(MimePart part, String name, List<HeaderField> fields) {
        add(part.headers(), name, fields);
        if (anyChild) {
            part.children().forEach(child -> gather(child, name, fields));
        }
    }

    private static void add(List<HeaderField> headers, String name, List<HeaderField> fields) {
        for (HeaderField field : headers) {
            if (field.name().equalsIgnoreCase(name)) {
                fields.add(field);
            }
        }
    }
}
