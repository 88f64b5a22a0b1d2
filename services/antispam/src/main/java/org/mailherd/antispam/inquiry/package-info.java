/**
 * Questions to others about a message (DNS, Redis, MariaDB, clamd): every {@link Inquiry} of the
 * service is asked at the same time on a thread of its own and has until the scan's deadline. One
 * that fails or is late is logged and missed by nobody, unless its answer is needed.
 */
@NullMarked
package org.mailherd.antispam.inquiry;

import org.jspecify.annotations.NullMarked;
