/**
 * Who we have mail for, who may log in, and as whom they send. The daemons read with JdbcClient
 * through {@code recipient}, {@code login} and {@code dkim}; the management side edits the same
 * tables through JPA. Nobody else touches these tables.
 */
@NullMarked
package org.mailherd.directory;

import org.jspecify.annotations.NullMarked;
