/** What all pages share: security headers, error pages, the user's time zone. */
@NullMarked
package org.mailherd.webmail.page;

import org.jspecify.annotations.NullMarked;
