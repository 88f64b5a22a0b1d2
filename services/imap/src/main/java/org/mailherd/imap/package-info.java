/**
 * The IMAP service. Bytes come in through {@code session}, are read by {@code syntax}, acted on by
 * one class of {@code command} each and answered through {@code response}; {@code fetch}, {@code
 * search} and {@code listing} do the work of the three verbs that are more than a call to the
 * store.
 */
@NullMarked
package org.mailherd.imap;

import org.jspecify.annotations.NullMarked;
