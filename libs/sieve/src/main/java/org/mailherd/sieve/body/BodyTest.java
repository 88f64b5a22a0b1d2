package org.mailherd.sieve.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.engine.StringMatch;
import org.mailherd.sieve.engine.Test;
import org.mailherd.sieve.engine.Value;
import org.mailherd.sieve.grammar.Argument;
import org.mailherd.sieve.grammar.Position;
import org.mailherd.sieve.message.ContentType;
import org.mailherd.sieve.message.MimePart;
import org.mailherd.sieve.message.PartText;

/**
 * @param types of {@code :content}
 */
public record BodyTest(Position at, boolean raw, Optional<List<Value>> types, StringMatch match)
        implements Test {

    public static Test make(Arguments arguments) {
        StringMatch.Kind kind = StringMatch.Kind.read(arguments);
        Optional<List<Value>> types = arguments.textsOption("content").map(arguments::values);
        Optional<String> way = arguments.oneOf("raw", "text");
        if (types.isPresent() && way.isPresent()) {
            throw arguments.fault("the tags :content and :" + way.get() + " exclude each other");
        }
        List<Argument.Text> keys = arguments.texts("the keys");
        arguments.endAll();
        boolean raw = way.filter("raw"::equals).isPresent();
        // RFC 5173 6: bodies fill no match variables
        StringMatch match = StringMatch.of(kind, keys, arguments).withoutCaptures();
        return new BodyTest(arguments.at(), raw, types, match);
    }

    @Override
    public boolean test(Run run) {
        MimePart root = run.message().structure();
        if (!root.hasBody()) {
            return false; // RFC 5173 4
        }
        if (raw) {
            return match.test(run, List.of(PartText.raw(root)));
        }
        List<String> wanted =
                types.map(list -> list.stream().map(type -> type.get(run)).toList())
                        .orElse(List.of("text"));
        List<String> values = new ArrayList<>();
        gather(run, root, wanted, values);
        return match.test(run, values);
    }

    private void gather(Run run, MimePart part, List<String> wanted, List<String> values) {
        run.budget().step(at);
        ContentType type = ContentType.of(part);
        if (wanted.stream().anyMatch(one -> covers(one.toLowerCase(Locale.ROOT), type))) {
            String text = content(part, type);
            run.budget().look(at, text.length());
            values.add(types.isEmpty() && type.is("text/html") ? HtmlText.of(text) : text);
        }
        part.children().forEach(child -> gather(run, child, wanted, values));
    }

    /** RFC 5173 5.2. */
    private static boolean covers(String wanted, ContentType type) {
        int slash = wanted.indexOf('/');
        if (wanted.isEmpty()) {
            return true;
        }
        if (slash == 0 || slash == wanted.length() - 1 || slash != wanted.lastIndexOf('/')) {
            return false;
        }
        return slash < 0 ? type.type().equals(wanted) : type.is(wanted);
    }

    /** Of a multipart what stands around its parts, of a message in a message its header. */
    private static String content(MimePart part, ContentType type) {
        if (type.type().equals("multipart")) {
            return Surroundings.of(PartText.raw(part), type.parameter("boundary"));
        }
        if (part.children().isEmpty()) {
            return PartText.text(part);
        }
        StringBuilder header = new StringBuilder();
        part.children()
                .getFirst()
                .headers()
                .forEach(field ->
                        header.append(field.name())
                                .append(": ")
                                .append(field.decoded())
                                .append("\r\n"));
        return header.toString();
    }
}
