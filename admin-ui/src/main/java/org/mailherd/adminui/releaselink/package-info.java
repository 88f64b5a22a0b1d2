/**
 * Links by which a recipient handles a message in the quarantine without a login: {@code
 * ReleaseLinks} signs and reads them, {@code ReleaseLinkController} shows what one would do and,
 * asked by a button, does it. Looking at a link changes nothing: programs look at all of them.
 */
@NullMarked
package org.mailherd.adminui.releaselink;

import org.jspecify.annotations.NullMarked;
