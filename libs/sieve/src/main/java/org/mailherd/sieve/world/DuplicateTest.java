package org.mailherd.sieve.world;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Constant;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.engine.Test;
import org.mailherd.sieve.engine.Value;
import org.mailherd.sieve.grammar.Argument;
import org.mailherd.sieve.message.HeaderField;
import org.mailherd.sieve.outcome.DuplicateMark;

/** RFC 7352. */
public record DuplicateTest(Value handle, Id id, Duration period, boolean last) implements Test {

    private static final Duration DEFAULT_PERIOD = Duration.ofDays(7);
    private static final long MAX_SECONDS = Duration.ofDays(365).toSeconds();

    /** Where the id comes from: a header field, or the script's own value. */
    record Id(Value value, boolean field) {}

    public static Test make(Arguments arguments) {
        Value handle =
                arguments.textOption("handle").map(arguments::value).orElse(new Constant(""));
        Optional<Argument.Text> header = arguments.textOption("header");
        Optional<Argument.Text> unique = arguments.textOption("uniqueid");
        if (header.isPresent() && unique.isPresent()) {
            throw arguments.fault("the tags :header and :uniqueid exclude each other");
        }
        OptionalLong seconds = arguments.numberOption("seconds");
        boolean last = arguments.flag("last");
        arguments.endAll();
        Id id =
                unique.map(text -> new Id(arguments.value(text), false))
                        .orElseGet(() ->
                                new Id(
                                        header.map(arguments::value)
                                                .orElse(new Constant("message-id")),
                                        true));
        Duration period =
                seconds.isPresent()
                        ? Duration.ofSeconds(Math.min(seconds.getAsLong(), MAX_SECONDS))
                        : DEFAULT_PERIOD;
        return new DuplicateTest(handle, id, period, last);
    }

    @Override
    public boolean test(Run run) {
        Optional<String> found = find(run);
        if (found.isEmpty() || found.get().isEmpty()) {
            return false;
        }
        String key = digest(handle.get(run) + "\0" + found.get());
        boolean seen = run.host().isDuplicate(key);
        if (!seen || last) {
            run.results().remember(new DuplicateMark(key, period));
        }
        return seen;
    }

    private Optional<String> find(Run run) {
        String value = id.value().get(run);
        if (!id.field()) {
            return Optional.of(value);
        }
        return run.message().headers().stream()
                .filter(field -> field.name().equalsIgnoreCase(value))
                .findFirst()
                .map(HeaderField::unfolded);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
