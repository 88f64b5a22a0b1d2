/** Making a stranger's HTML and text safe to show, and the user's own safe to send. */
@NullMarked
package org.mailherd.webmail.html;

import org.jspecify.annotations.NullMarked;
