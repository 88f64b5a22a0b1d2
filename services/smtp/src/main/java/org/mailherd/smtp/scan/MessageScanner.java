package org.mailherd.smtp.scan;

import java.io.IOException;

/** Judges a message before it is accepted. */
public interface MessageScanner {
    /**
     * @throws IOException when the message cannot be read
     */
    ScanVerdict scan(ScanRequest request) throws IOException;

    /** For a server without antispam. */
    static MessageScanner none() {
        return _ -> ScanVerdict.UNCHANGED;
    }
}
