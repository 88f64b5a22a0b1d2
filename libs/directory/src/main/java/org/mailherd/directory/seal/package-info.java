/**
 * Secrets that the database keeps and nobody may read there: sealed with a word that lies in a file
 * beside it, and bound to the row they belong to.
 */
@NullMarked
package org.mailherd.directory.seal;

import org.jspecify.annotations.NullMarked;
