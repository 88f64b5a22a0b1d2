/**
 * DomainKeys Identified Mail: RFC 6376 with the algorithms of RFC 8301 (rsa-sha256, keys of 1024
 * bits and more) and RFC 8463 (ed25519-sha256). A message is read once: {@link DkimVerification}
 * and {@link DkimSigning} take the header first and then the body in pieces of any size, so that no
 * message needs to be held.
 */
@NullMarked
package org.mailherd.mailauth.dkim;

import org.jspecify.annotations.NullMarked;
