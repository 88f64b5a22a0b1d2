/** How a mailbox wants its mail delivered. */
@NullMarked
package org.mailherd.directory.delivery;

import org.jspecify.annotations.NullMarked;
