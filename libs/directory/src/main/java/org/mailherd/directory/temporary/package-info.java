/** Addresses that a mailbox gives away and that end by themselves: mailcow's spam aliases. */
@NullMarked
package org.mailherd.directory.temporary;

import org.jspecify.annotations.NullMarked;
