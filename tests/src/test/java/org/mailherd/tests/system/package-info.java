/**
 * The stack against clients that other people wrote: swaks, mbsync, python3-dkim, Docker. Tagged
 * {@code system} or {@code docker}; run by the profile of that name, and there a missing tool is a
 * failure, never a skipped test.
 */
@NullMarked
package org.mailherd.tests.system;

import org.jspecify.annotations.NullMarked;
