package org.mailherd.mailauth.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An Authentication-Results value (RFC 8601 2.2), read within bounds: a stranger wrote it.
 *
 * @param server the authserv-id
 */
public record AuthenticationResults(String server, List<MethodResult> results) {
    private static final int RESULT_LIMIT = 100;
    private static final int PROPERTY_LIMIT = 20;

    public AuthenticationResults {
        results = List.copyOf(results);
    }

    /**
     * @param value what follows the field's name and colon
     * @return empty when it is not written as RFC 8601 has it
     */
    public static Optional<AuthenticationResults> parse(String value) {
        try {
            return Optional.of(read(new ResultWords(value)));
        } catch (ResultWords.MalformedException e) {
            return Optional.empty();
        }
    }

    /** The authserv-id, of a value that may be malformed behind it. */
    public static Optional<String> server(String value) {
        try {
            return Optional.of(new ResultWords(value).value());
        } catch (ResultWords.MalformedException e) {
            return Optional.empty();
        }
    }

    private static AuthenticationResults read(ResultWords words)
            throws ResultWords.MalformedException {
        String server = words.value();
        words.version();
        List<MethodResult> results = new ArrayList<>();
        while (words.takes(';') && results.size() < RESULT_LIMIT) {
            if (words.atEnd()) {
                break; // a semicolon may end the list
            }
            String method = words.keyword();
            words.version();
            if (method.equals("none") && !words.sees('=')) {
                break;
            }
            words.expect('=');
            results.add(result(method, words));
        }
        if (!words.atEnd() && results.size() < RESULT_LIMIT) {
            throw new ResultWords.MalformedException();
        }
        return new AuthenticationResults(server, results);
    }

    private static MethodResult result(String method, ResultWords words)
            throws ResultWords.MalformedException {
        String result = words.keyword();
        Map<String, String> properties = new HashMap<>();
        while (!words.atEnd() && !words.sees(';')) {
            String name = words.keyword();
            if (words.takes('.')) {
                name += "." + words.keyword();
            }
            words.expect('=');
            String value = words.value();
            if (properties.size() < PROPERTY_LIMIT) {
                properties.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
            }
        }
        return new MethodResult(method, result, properties);
    }
}
