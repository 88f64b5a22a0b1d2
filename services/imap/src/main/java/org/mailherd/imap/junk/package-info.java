/**
 * Teaches the spam filter what people move into Junk and out of it: {@link JunkTeacher} takes the
 * lessons the store has noted and {@link Scanner} puts them to antispam.
 */
@NullMarked
package org.mailherd.imap.junk;

import org.jspecify.annotations.NullMarked;
