/** What libs/mail-auth signs, checked by somebody else's code, and the other way round. */
@NullMarked
package org.mailherd.tests.mailauth;

import org.jspecify.annotations.NullMarked;
