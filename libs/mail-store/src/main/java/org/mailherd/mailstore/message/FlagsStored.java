package org.mailherd.mailstore.message;

import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.UidSet;

/**
 * What STORE did.
 *
 * @param refused messages that had changed since UNCHANGEDSINCE: the MODIFIED response code (RFC
 *     7162)
 * @param after the folder with the change in it; untouched messages (flags were so already) keep
 *     their modseq
 */
public record FlagsStored(UidSet refused, FolderSnapshot after) {}
