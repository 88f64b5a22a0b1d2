/**
 * Rate limits through a real session: smtp and antispam in this JVM, so that a test can turn the
 * clock and take Redis away.
 */
@NullMarked
package org.mailherd.tests.ratelimit;

import org.jspecify.annotations.NullMarked;
