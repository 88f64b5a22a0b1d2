/**
 * What searching and sorting ask of every message of a folder, in memory: sizes, dates and the
 * decoded, folded text of the envelope, in pages of a thousand UIDs that are read in bulk when they
 * are first needed. Messages never change, so a page is never wrong; it only grows at the end.
 */
@NullMarked
package org.mailherd.mailstore.column;

import org.jspecify.annotations.NullMarked;
