package org.mailherd.antispam.archive;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Takes what a format finds, one member after the other. */
interface Found {

    /**
     * @param path as the archive names it
     * @param content from its first octet, valid during the call only; null when it is encrypted,
     *     packed in a way we cannot read, or not worth reading
     */
    void member(String path, boolean encrypted, @Nullable InputStream content) throws IOException;

    /** Something to be said about the archive itself; the format goes on. */
    void trouble(Trouble trouble);
}
