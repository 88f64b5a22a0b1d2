package org.mailherd.antispam.attachment;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailherd.antispam.effort.Watched;

/** What RTF, PDF, HTML and the parts of office documents do, read from their text. */
final class Documents {

    /** Where an attacker's part of a document has to begin to work. */
    private static final int LOOKED_AT = 2 << 20;

    private static final Pattern HEX_IN_NAME = Pattern.compile("#([0-9A-Fa-f]{2})");
    private static final Pattern PDF_SCRIPT = Pattern.compile("/(?:JavaScript|JS)\\b");
    private static final Pattern PDF_PROGRAM = Pattern.compile("/Launch\\b");
    private static final Pattern PDF_ENCRYPTED = Pattern.compile("/Encrypt\\b");
    private static final Pattern SMUGGLES =
            Pattern.compile(
                    "\\batob\\(|mssaveoropenblob|createobjecturl|new blob\\(|document\\.write\\(unescape"
                            + "|eval\\(|string\\.fromcharcode");

    private Documents() {}

    static Set<Trait> rtf(byte[] octets) {
        String text = text(octets).toLowerCase(Locale.ROOT);
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (text.contains("\\objdata") || text.contains("\\objocx")) {
            traits.add(Trait.RTF_OBJECT);
        }
        if (text.contains("\\objupdate") || text.contains("\\objautlink")) {
            traits.add(Trait.RTF_OBJECT_UPDATES_ITSELF);
        }
        return traits;
    }

    static Set<Trait> pdf(byte[] octets) {
        String text = plainNames(text(octets));
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (PDF_SCRIPT.matcher(Watched.of(text)).find()) {
            traits.add(Trait.PDF_SCRIPT);
        }
        if (PDF_PROGRAM.matcher(Watched.of(text)).find()) {
            traits.add(Trait.PDF_STARTS_PROGRAM);
        }
        if (PDF_ENCRYPTED.matcher(Watched.of(text)).find()) {
            traits.add(Trait.PDF_ENCRYPTED);
        }
        return traits;
    }

    /** ISO 32000 7.3.5: a name may write any character as #xx, and hides so from filters. */
    private static String plainNames(String pdf) {
        if (pdf.indexOf('#') < 0) {
            return pdf;
        }
        Matcher hex = HEX_IN_NAME.matcher(Watched.of(pdf));
        return hex.replaceAll(found ->
                Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    static Set<Trait> html(byte[] octets) {
        String text = text(octets).replace("\0", "").toLowerCase(Locale.ROOT);
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (text.contains("<script")) {
            traits.add(Trait.HTML_SCRIPT);
            if (SMUGGLES.matcher(Watched.of(text)).find()) {
                traits.add(Trait.HTML_SMUGGLES);
            }
        }
        if (text.contains("<form") && text.contains("password")) {
            traits.add(Trait.HTML_FORM);
        }
        return traits;
    }

    /** ECMA-376 part 2: a relation of a document to something outside. */
    static Set<Trait> relations(byte[] octets) {
        String text = text(octets);
        boolean remote =
                text.contains("attachedTemplate") && text.contains("TargetMode=\"External\"");
        return remote ? Set.of(Trait.REMOTE_TEMPLATE) : Set.of();
    }

    private static String text(byte[] octets) {
        return new String(
                octets, 0, Math.min(octets.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
    }
}
