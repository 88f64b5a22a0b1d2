/** Hosts that hand on mail which others wrote, as administrators name them. */
@NullMarked
package org.mailherd.directory.forwarding;

import org.jspecify.annotations.NullMarked;
