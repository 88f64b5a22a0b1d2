/**
 * Verdicts and signatures over Rspamd's HTTP protocol: {@code http} takes a message, {@code
 * message} reads it once, {@code facts} asks the DNS about it, {@code check} finds symbols, {@code
 * verdict} makes an action of their sum, {@code milter} says which header fields to change; {@code
 * signing} serves submitted mail instead.
 */
@NullMarked
package org.mailherd.antispam;

import org.jspecify.annotations.NullMarked;
