package org.mailherd.mailauth.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailDomain;

/**
 * An Authentication-Results value (RFC 8601 2.2), read within bounds: a stranger wrote it.
 *
 * @param server the authserv-id
 */
public record AuthenticationResults(String server, List<MethodResult> results) {
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cntrl}&&[^\\s]]");
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

    /**
     * Whether a reader could take the value for one of this server's (RFC 8601 5). It errs on the
     * side of yes: case, quotes, comments, a final dot, a version without its space, U-labels and
     * what no mail program shows make no difference.
     *
     * @param hostname ours
     */
    public static boolean claims(String value, String hostname) {
        return key(server(value).orElse(value)).equals(key(hostname));
    }

    private static String key(String server) {
        String text = INVISIBLE.matcher(server).replaceAll("");
        String name = text.split("[/;\\s(]", 2)[0];
        String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        try {
            return MailDomain.parse(plain);
        } catch (AddressSyntaxException _) {
            return plain.toLowerCase(Locale.ROOT);
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
