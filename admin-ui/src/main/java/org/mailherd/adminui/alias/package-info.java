/** Pages for aliases and catch-alls. */
@NullMarked
package org.mailherd.adminui.alias;

import org.jspecify.annotations.NullMarked;
