/**
 * AUTH on the submission ports (RFC 4954): PLAIN and LOGIN over TLS. Refusals are counted, logged
 * and told to netfilter.
 */
@NullMarked
package org.mailherd.smtp.login;

import org.jspecify.annotations.NullMarked;
