package org.mailherd.mailauth.mtasts;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The TXT record at {@code _mta-sts} (RFC 8461 3.1).
 *
 * @param id of the policy's version; a new one asks for a new fetch
 */
public record StsRecord(String id) {

    private static final Pattern VERSION = Pattern.compile("v=STSv1[ \\t]*(?:;.*)?");
    private static final Pattern ID = Pattern.compile("id=([A-Za-z0-9]{1,32})");

    /** Reads all TXT records of the name: other kinds do not count, two of ours are as none. */
    public static Optional<StsRecord> parse(List<String> records) {
        List<String> ours =
                records.stream().filter(text -> VERSION.matcher(text).matches()).toList();
        if (ours.size() != 1) {
            return Optional.empty();
        }
        for (String field : ours.getFirst().split(";", 50)) {
            Matcher matcher = ID.matcher(field.strip());
            if (matcher.matches()) {
                return Optional.of(new StsRecord(matcher.group(1)));
            }
        }
        return Optional.empty();
    }
}
