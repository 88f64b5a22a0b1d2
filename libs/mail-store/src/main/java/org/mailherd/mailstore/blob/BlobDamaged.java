package org.mailherd.mailstore.blob;

import java.io.IOException;

/** What is on disk is not what the row says: the disk or a restore went wrong. */
public final class BlobDamaged extends IOException {
    private static final long serialVersionUID = 1L;

    public BlobDamaged(BlobRef ref, String problem) {
        super("blob at " + ref.segment() + ":" + ref.offset() + ": " + problem);
    }
}
