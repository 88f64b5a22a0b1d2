/**
 * AUTH on the submission ports (RFC 4954): carries the octets of a SASL exchange that {@code
 * directory.sasl} conducts. Refusals are slowed down, counted, logged and told to netfilter.
 */
@NullMarked
package org.mailherd.smtp.login;

import org.jspecify.annotations.NullMarked;
