/** What an operator may set for IMAP; every property begins with {@code mailherd.imap}. */
@NullMarked
package org.mailherd.imap.settings;

import org.jspecify.annotations.NullMarked;
