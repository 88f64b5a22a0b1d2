/** One message: its headers, the part to show, its attachments, its source. */
@NullMarked
package org.mailherd.webmail.reading;

import org.jspecify.annotations.NullMarked;
