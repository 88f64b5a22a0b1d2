/** What a message goes through: in from outside, between mailboxes, out to others. */
@NullMarked
package org.mailherd.tests.mail;

import org.jspecify.annotations.NullMarked;
