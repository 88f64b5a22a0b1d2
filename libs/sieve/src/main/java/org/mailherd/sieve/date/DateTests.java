package org.mailherd.sieve.date;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailmodel.MailDate;
import org.mailherd.sieve.core.FieldIndex;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Constant;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.engine.RunFault;
import org.mailherd.sieve.engine.StringMatch;
import org.mailherd.sieve.engine.Test;
import org.mailherd.sieve.engine.Value;
import org.mailherd.sieve.grammar.Argument;
import org.mailherd.sieve.grammar.Position;
import org.mailherd.sieve.grammar.SyntaxFault;
import org.mailherd.sieve.message.HeaderField;

/** RFC 5260 4 and 5. */
public final class DateTests {

    private DateTests() {}

    /** In which zone a date is shown: the named, the date's own, or the owner's. */
    private record Zone(Optional<Value> named, boolean original, Position at) {

        static Zone read(Arguments arguments, boolean mayBeOriginal) {
            Optional<Argument.Text> text = arguments.textOption("zone");
            boolean original = mayBeOriginal && arguments.flag("originalzone");
            if (text.isPresent() && original) {
                throw arguments.fault("the tags :zone and :originalzone exclude each other");
            }
            Optional<Value> named = text.map(arguments::value);
            if (named.isPresent()
                    && named.get() instanceof Constant(String plain)
                    && Zones.zoneOf(plain).isEmpty()) {
                throw new SyntaxFault(
                        text.get().at(), "not a time zone such as \"+0100\": '" + plain + "'");
            }
            return new Zone(named, original, arguments.at());
        }

        OffsetDateTime show(Run run, OffsetDateTime time) {
            if (original) {
                return time;
            }
            if (named.isEmpty()) {
                ZoneId own = run.host().clock().getZone();
                return time.atZoneSameInstant(own).toOffsetDateTime();
            }
            String name = named.get().get(run);
            return time.withOffsetSameInstant(
                    Zones.zoneOf(name)
                            .orElseThrow(
                                    () -> new RunFault(at, "not a time zone: '" + name + "'")));
        }
    }

    /** Which part is asked for; a variable may name it. */
    private record Part(Value name, Position at) {

        static Part read(Arguments arguments) {
            Argument.Text text = arguments.text("the date part");
            Value name = arguments.value(text);
            if (name instanceof Constant(String plain) && DatePart.of(plain).isEmpty()) {
                throw new SyntaxFault(text.at(), "unknown date part '" + plain + "'");
            }
            return new Part(name, text.at());
        }

        DatePart get(Run run) {
            String plain = name.get(run);
            return DatePart.of(plain)
                    .orElseThrow(() -> new RunFault(at, "unknown date part '" + plain + "'"));
        }
    }

    public static Test currentDate(Arguments arguments) {
        StringMatch.Kind kind = StringMatch.Kind.read(arguments);
        Zone zone = Zone.read(arguments, false);
        Part part = Part.read(arguments);
        List<Argument.Text> keys = arguments.texts("the keys");
        arguments.endAll();
        StringMatch match = StringMatch.of(kind, keys, arguments);
        return run -> {
            OffsetDateTime now = OffsetDateTime.now(run.host().clock());
            return match.test(run, List.of(part.get(run).of(zone.show(run, now))));
        };
    }

    public static Test date(Arguments arguments) {
        StringMatch.Kind kind = StringMatch.Kind.read(arguments);
        FieldIndex index = FieldIndex.read(arguments);
        Zone zone = Zone.read(arguments, true);
        Value name = arguments.value(arguments.text("the header name"));
        Part part = Part.read(arguments);
        List<Argument.Text> keys = arguments.texts("the keys");
        arguments.endAll();
        StringMatch match = StringMatch.of(kind, keys, arguments);
        return run -> {
            List<String> values = new ArrayList<>();
            for (HeaderField field : index.pick(fields(run, name.get(run)))) {
                // RFC 5260 4: in Received and its like the date follows the last semicolon
                String value = field.unfolded();
                MailDate.read(value.substring(value.lastIndexOf(';') + 1))
                        .map(time -> part.get(run).of(zone.show(run, time)))
                        .ifPresent(values::add);
            }
            return match.test(run, values);
        };
    }

    private static List<HeaderField> fields(Run run, String name) {
        return run.message().headers().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .toList();
    }
}
