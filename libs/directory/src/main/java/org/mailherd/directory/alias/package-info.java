/** Aliases and catch-alls as an administrator edits them. */
@NullMarked
package org.mailherd.directory.alias;

import org.jspecify.annotations.NullMarked;
