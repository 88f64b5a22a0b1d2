/** Rspamd's HTTP protocol on the JDK's server: {@code /checkv2}, {@code /ping}, {@code /stat}. */
@NullMarked
package org.mailherd.antispam.http;

import org.jspecify.annotations.NullMarked;
