package org.mailherd.mailstore.snapshot;

/** Ends a watch. */
public interface FolderWatch extends AutoCloseable {
    @Override
    void close();
}
