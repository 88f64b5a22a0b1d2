/** What is done to selected messages: mark, flag, move, delete, archive, junk. */
@NullMarked
package org.mailherd.webmail.action;

import org.jspecify.annotations.NullMarked;
