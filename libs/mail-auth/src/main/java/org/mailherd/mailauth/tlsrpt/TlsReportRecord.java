package org.mailherd.mailauth.tlsrpt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The TXT record at {@code _smtp._tls} (RFC 8460 3): where a domain wants its reports.
 *
 * @param addresses {@code mailto:} and {@code https:} URIs, at least one
 */
public record TlsReportRecord(List<String> addresses) {

    private static final Pattern VERSION = Pattern.compile("v=TLSRPTv1[ \\t]*;.*");
    private static final Pattern FIELD =
            Pattern.compile("([A-Za-z0-9][A-Za-z0-9_.-]{0,31})=([\\x21-\\x3a\\x3c-\\x7e, \\t]+)");
    private static final Pattern URI =
            Pattern.compile("(?i:mailto:[^@,]+@[^@,]+|https://[^/,]+(?:/[^,]*)?)");
    private static final int LENGTH_LIMIT = 4096;
    private static final int FIELD_LIMIT = 50;
    private static final int ADDRESS_LIMIT = 20;

    public TlsReportRecord {
        addresses = List.copyOf(addresses);
    }

    /**
     * Reads all TXT records of the name.
     *
     * @return empty when none or more than one is ours: then the domain wants no reports
     */
    public static Optional<TlsReportRecord> parse(List<String> records) {
        List<String> ours =
                records.stream().filter(text -> VERSION.matcher(text).matches()).limit(2).toList();
        return ours.size() == 1 && ours.getFirst().length() <= LENGTH_LIMIT
                ? read(ours.getFirst())
                : Optional.empty();
    }

    /** Fields that nobody knows are extensions; what breaks the grammar spoils the record. */
    private static Optional<TlsReportRecord> read(String record) {
        List<String> addresses = new ArrayList<>();
        String[] fields = record.split(";", FIELD_LIMIT);
        for (int i = 1; i < fields.length; i++) {
            String field = fields[i].strip();
            if (field.isEmpty() && i == fields.length - 1) {
                break; // a semicolon may end the record
            }
            var matcher = FIELD.matcher(field);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            if (matcher.group(1).equals("rua")) {
                Stream.of(matcher.group(2).split(","))
                        .map(String::strip)
                        .filter(uri -> URI.matcher(uri).matches())
                        .limit(ADDRESS_LIMIT)
                        .forEach(addresses::add);
            }
        }
        return addresses.isEmpty() ? Optional.empty() : Optional.of(new TlsReportRecord(addresses));
    }
}
