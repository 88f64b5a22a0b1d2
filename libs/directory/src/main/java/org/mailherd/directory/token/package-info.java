/**
 * Bearer tokens of an issuer that the operator trusts: signed ones checked with its published keys
 * (RFC 7519, RFC 9068), opaque ones by asking it (RFC 7662).
 */
@NullMarked
package org.mailherd.directory.token;

import org.jspecify.annotations.NullMarked;
