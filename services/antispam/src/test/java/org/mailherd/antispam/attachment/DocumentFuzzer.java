package org.mailherd.antispam.attachment;

import org.mailherd.antispam.archive.Budget;

/** For Jazzer: whatever a document is, it is looked at and nothing is thrown. */
public final class DocumentFuzzer {

    private DocumentFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        new AttachmentReader(new Budget(Budget.Limits.ORDINARY)).read("a.html", "a/b", input);
    }
}
