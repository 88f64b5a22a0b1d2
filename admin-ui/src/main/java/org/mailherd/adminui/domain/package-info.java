/** Pages for domains, their limits and the DNS records they need. */
@NullMarked
package org.mailherd.adminui.domain;

import org.jspecify.annotations.NullMarked;
