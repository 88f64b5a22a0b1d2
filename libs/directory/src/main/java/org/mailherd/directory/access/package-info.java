/**
 * What a mailbox may be used for, as an administrator edits it: app passwords, networks, grants to
 * send as others, demands. The daemons read the same tables in {@code login}; changes count at the
 * next question.
 */
@NullMarked
package org.mailherd.directory.access;

import org.jspecify.annotations.NullMarked;
