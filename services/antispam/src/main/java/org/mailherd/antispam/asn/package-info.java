/**
 * Whose network an address is in: {@code AsnFile} has the operator's table of address ranges and
 * autonomous systems, read again when it changes.
 */
@NullMarked
package org.mailherd.antispam.asn;

import org.jspecify.annotations.NullMarked;
