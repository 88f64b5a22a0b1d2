package org.mailherd.imap.fetch;

import java.util.ArrayList;
import java.util.List;

/**
 * A part as BODYSTRUCTURE shows it.
 *
 * @param section its number, such as {@code 2.1}
 * @param size -1 for a multipart, which has none
 * @param lines of text and messages, else -1
 */
record ShownPart(String section, String type, String encoding, long size, long lines) {

    boolean isMessage() {
        return type.equals("message/rfc822");
    }

    boolean isMultipart() {
        return type.startsWith("multipart/");
    }

    boolean isDecodable() {
        return List.of("7bit", "8bit", "binary", "base64", "quoted-printable").contains(encoding);
    }

    boolean isDecoded() {
        return encoding.equals("base64") || encoding.equals("quoted-printable");
    }

    /** All parts of a message, or an error where the form is not that of RFC 9051. */
    static List<ShownPart> of(Datum structure, boolean extended) {
        List<ShownPart> parts = new ArrayList<>();
        new Walk(parts, extended).message(structure.list(), "");
        return parts;
    }

    static void checkEnvelope(Datum datum) {
        Datum.Items envelope = datum.list();
        length(envelope, 10);
        for (int text : new int[] {0, 1, 8, 9}) {
            envelope.at(text).nstring();
        }
        for (int field = 2; field < 8; field++) {
            if (!envelope.at(field).isNil()) {
                addresses(envelope.at(field).list());
            }
        }
    }

    private static void addresses(Datum.Items addresses) {
        boolean inGroup = false;
        for (Datum datum : addresses.items()) {
            Datum.Items address = datum.list();
            length(address, 4);
            address.items().forEach(Datum::nstring);
            if (address.at(3).isNil()) {
                boolean begins = !address.at(2).isNil();
                if (begins == inGroup || !address.at(0).isNil()) {
                    throw new AssertionError("groups do not fit: " + addresses);
                }
                inGroup = begins;
            } else {
                address.at(2).string();
            }
        }
        if (inGroup) {
            throw new AssertionError("a group without end: " + addresses);
        }
    }

    private static void length(Datum.Items list, int wanted) {
        if (list.items().size() != wanted) {
            throw new AssertionError(wanted + " items wanted: " + list);
        }
    }

    private record Walk(List<ShownPart> parts, boolean extended) {
        /** The body of the message itself, or of one inside. */
        void message(Datum.Items body, String section) {
            if (body.at(0) instanceof Datum.Items) {
                multipart(body, section);
            } else {
                leaf(body, below(section, 1));
            }
        }

        private void part(Datum.Items body, String section) {
            if (body.at(0) instanceof Datum.Items) {
                parts.add(new ShownPart(section, "multipart/", "7bit", -1, -1));
                multipart(body, section);
            } else {
                leaf(body, section);
            }
        }

        private void multipart(Datum.Items body, String section) {
            int count = 0;
            while (body.at(count) instanceof Datum.Items child) {
                count++;
                part(child, below(section, count));
            }
            body.at(count).string();
            length(body, extended ? count + 5 : count + 1);
            if (extended) {
                parameters(body.at(count + 1));
                extensions(body, count + 2);
            }
        }

        private void leaf(Datum.Items body, String section) {
            String type = body.at(0).string() + "/" + body.at(1).string();
            parameters(body.at(2));
            body.at(3).nstring();
            body.at(4).nstring();
            String encoding = body.at(5).string();
            long size = body.at(6).number();
            int next = 7;
            ShownPart bare = new ShownPart(section, type, encoding, size, -1);
            int own = parts.size();
            parts.add(bare);
            if (bare.isMessage()) {
                checkEnvelope(body.at(next++));
                message(body.at(next++).list(), section);
            }
            if (bare.isMessage() || type.startsWith("text/")) {
                long lines = body.at(next++).number();
                parts.set(own, new ShownPart(section, type, encoding, size, lines));
            }
            length(body, extended ? next + 4 : next);
            if (extended) {
                body.at(next).nstring();
                extensions(body, next + 1);
            }
        }

        /** Disposition, language, location. */
        private static void extensions(Datum.Items body, int at) {
            if (!body.at(at).isNil()) {
                Datum.Items disposition = body.at(at).list();
                length(disposition, 2);
                disposition.at(0).string();
                parameters(disposition.at(1));
            }
            if (body.at(at + 1) instanceof Datum.Items languages) {
                languages.items().forEach(Datum::string);
            } else {
                body.at(at + 1).nstring();
            }
            body.at(at + 2).nstring();
        }

        private static void parameters(Datum datum) {
            if (datum.isNil()) {
                return;
            }
            Datum.Items parameters = datum.list();
            if (parameters.items().size() % 2 != 0) {
                throw new AssertionError("a name without value: " + parameters);
            }
            parameters.items().forEach(Datum::string);
        }

        private static String below(String section, int number) {
            return section.isEmpty() ? String.valueOf(number) : section + "." + number;
        }
    }
}
