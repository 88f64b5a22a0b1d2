package org.mailherd.mailstore.blob;

/** Is shown blobs that were written with a note. */
@FunctionalInterface
public interface NoteVisitor {
    /**
     * @param note as it was given; whether the blob is whole is for the visitor to find out
     */
    void visit(BlobRef blob, byte[] note);
}
