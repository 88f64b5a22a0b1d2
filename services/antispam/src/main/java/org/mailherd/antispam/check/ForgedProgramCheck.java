package org.mailherd.antispam.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether the message was written by the program that it names: each has habits that those who only
 * copy its name do not know. Cost: four fields.
 */
final class ForgedProgramCheck implements Check {

    private static final String GROUP = "mua";
    private static final Symbol NO_MIME_OLE =
            Symbol.of(
                    "MISSING_MIMEOLE",
                    2,
                    GROUP,
                    "The message has a field of Outlook Express, but not the one that it always writes with it");
    private static final Symbol OUTLOOK =
            Symbol.of(
                    "FORGED_MUA_OUTLOOK",
                    2,
                    GROUP,
                    "The message says that Outlook Express wrote it, but its Message-ID is none of that program's");
    private static final Pattern OUTLOOK_ID =
            Pattern.compile("<[0-9a-f]{12}\\$[0-9a-f]{8}\\$[0-9a-f]{8}@.*");

    /** The server's own, which it gives to mail that comes without one. */
    private static final Pattern SERVER_ID =
            Pattern.compile(".*@(?:phx\\.gbl|.*\\.outlook\\.com)>");

    /** Later ones, and a web mailer that copies the field, write no X-MimeOLE. */
    private static final Pattern OTHERS =
            Pattern.compile("squirrelmail|outlook (?:1[0-9]|ce)|php|zimbra|ipswitch|windows live");

    @Override
    public List<Hit> run(Scan scan) {
        String mailer = lower(scan, "X-Mailer");
        String agent = lower(scan, "User-Agent");
        String id = scan.message().only("Message-ID").orElse("").strip();
        boolean list = scan.message().has("List-Id");
        List<Hit> hits = new ArrayList<>();
        hits.addAll(
                Hit.when(
                        scan.message().has("X-MSMail-Priority")
                                && !scan.message().has("X-MimeOLE")
                                && !list
                                && !OTHERS.matcher(mailer + agent).find(),
                        NO_MIME_OLE));
        boolean named = id.length() > 2 && !SERVER_ID.matcher(id).matches();
        hits.addAll(
                Hit.when(
                        named
                                && mailer.startsWith("microsoft outlook express")
                                && !OUTLOOK_ID.matcher(id).matches(),
                        OUTLOOK));
        return hits;
    }

    private static String lower(Scan scan, String name) {
        return scan.message().only(name).orElse("").strip().toLowerCase(Locale.ROOT);
    }
}
