/** What the mail server shall change in the header of a scanned message. */
@NullMarked
package org.mailherd.antispam.milter;

import org.jspecify.annotations.NullMarked;
