/** Short messages between services over Redis; whatever is said here may be lost. */
@NullMarked
package org.mailherd.platform.events;

import org.jspecify.annotations.NullMarked;
