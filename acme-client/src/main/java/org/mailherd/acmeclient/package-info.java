/**
 * Keeps the host's certificate valid: {@code renewal} decides when, {@code order} talks to the
 * authority (RFC 8555), {@code challenge} answers its questions over HTTP, {@code certificate} puts
 * the result where the services read it.
 */
@NullMarked
package org.mailherd.acmeclient;

import org.jspecify.annotations.NullMarked;
