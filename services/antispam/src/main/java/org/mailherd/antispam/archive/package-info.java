/**
 * Opens archives to see what they hold: {@link ArchiveWalk} goes through zip, tar, 7z, rar and the
 * streams of gzip, bzip2, xz and zstd, and through those inside them, within a {@link Budget}.
 * {@link FileType} tells what a file is from its own octets.
 */
@NullMarked
package org.mailherd.antispam.archive;

import org.jspecify.annotations.NullMarked;
