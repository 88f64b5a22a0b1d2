package org.mailherd.mailstore.folder;

import java.util.Optional;

/**
 * A folder as LIST shows it.
 *
 * @param id stays through a rename; also the basis of MAILBOXID (RFC 8474)
 * @param uidValidity unsigned 32 bits, never 0
 */
public record Folder(
        long id,
        long mailboxId,
        FolderName name,
        long uidValidity,
        Optional<SpecialUse> specialUse) {}
