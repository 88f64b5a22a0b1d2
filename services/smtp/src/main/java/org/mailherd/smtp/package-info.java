/** The SMTP service: mail from the world, from our own people, and on its way out. */
@NullMarked
package org.mailherd.smtp;

import org.jspecify.annotations.NullMarked;
