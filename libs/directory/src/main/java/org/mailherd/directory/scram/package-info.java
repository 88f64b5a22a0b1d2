/**
 * SCRAM-SHA-256 (RFC 5802, RFC 7677) without a dialogue: keys from a password, their text in the
 * database, proof and signature.
 */
@NullMarked
package org.mailherd.directory.scram;

import org.jspecify.annotations.NullMarked;
