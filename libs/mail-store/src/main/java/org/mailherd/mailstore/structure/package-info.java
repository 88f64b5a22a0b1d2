/**
 * The MIME of a message, read once when it arrives and within fixed limits: {@link Part} tree with
 * octet ranges, {@link Envelope}, preview. Header text is kept as octets: a {@code String} whose
 * characters are the bytes (ISO-8859-1), so that broken mail comes back as it came.
 */
@NullMarked
package org.mailherd.mailstore.structure;

import org.jspecify.annotations.NullMarked;
