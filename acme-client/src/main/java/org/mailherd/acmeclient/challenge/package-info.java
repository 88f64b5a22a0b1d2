/** Answers {@code /.well-known/acme-challenge/TOKEN} (RFC 8555 8.3); nginx passes it on to here. */
@NullMarked
package org.mailherd.acmeclient.challenge;

import org.jspecify.annotations.NullMarked;
