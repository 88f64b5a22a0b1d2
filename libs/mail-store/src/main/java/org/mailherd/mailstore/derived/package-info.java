/**
 * What was worked out of the rows of large folders, kept in table {@code folder_derived} so that a
 * server that was just started has it at once (ADR 11). The rows it was made of stay the truth:
 * what is missing, damaged or of another version is made anew.
 */
@NullMarked
package org.mailherd.mailstore.derived;

import org.jspecify.annotations.NullMarked;
