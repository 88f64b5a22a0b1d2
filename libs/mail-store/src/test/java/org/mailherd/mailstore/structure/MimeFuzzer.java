package org.mailherd.mailstore.structure;

import java.util.Arrays;

/**
 * For Jazzer: every message has a structure in which each part lies inside the one around it; it
 * comes back from its stored form, and is the same however the octets come.
 */
public final class MimeFuzzer {
    private MimeFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        ScannedMessage whole = scan(input, Math.max(1, input.length));
        Part root = whole.structure();
        check(root.bodyEnd() == input.length, "the root ends at " + root.bodyEnd());
        nested(root);
        stored(root);
        byte[] form = ImapForm.bodyStructure(root);
        check(sendable(ImapForm.envelope(whole.envelope())), "envelope cannot be sent");
        check(sendable(form), "structure cannot be sent");
        byte[] kept = whole.envelopeForm();
        byte[] sent = EnvelopeReader.sent(kept);
        check(Arrays.equals(sent, ImapForm.envelope(whole.envelope())), "envelope kept otherwise");
        check(
                (kept.length > sent.length) != EnvelopeReader.repeated(kept).isEmpty(),
                "what came again");
        Part again = scan(input, 7).structure();
        check(Arrays.equals(form, ImapForm.bodyStructure(again)), "another one in blocks");
        garbage(input);
    }

    private static ScannedMessage scan(byte[] octets, int block) {
        MimeScanner scanner = new MimeScanner();
        for (int from = 0; from < octets.length; from += block) {
            scanner.accept(octets, from, Math.min(block, octets.length - from));
        }
        return scanner.finish();
    }

    private static void nested(Part part) {
        check(part.headerStart() <= part.bodyStart(), "body before header");
        check(part.bodyStart() <= part.bodyEnd(), "end before body");
        check(part.lines() >= 0, "fewer lines than none");
        long last = part.bodyStart();
        for (Part child : part.children()) {
            check(child.headerStart() >= last, "parts overlap");
            check(child.bodyEnd() <= Math.max(part.bodyEnd(), child.bodyStart()), "ends outside");
            last = child.bodyEnd();
            nested(child);
        }
    }

    private static void stored(Part root) {
        Part read = PartCodec.read(PartCodec.write(root));
        check(
                Arrays.equals(ImapForm.bodyStructure(root), ImapForm.bodyStructure(read)),
                "stored otherwise");
    }

    /** Only what is declared may be thrown. */
    private static void garbage(byte[] input) {
        try {
            PartCodec.read(input);
        } catch (IllegalArgumentException _) {
            // not what was written
        }
    }

    private static boolean sendable(byte[] form) {
        for (byte octet : form) {
            if (octet == 0) {
                return false;
            }
        }
        return true;
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
