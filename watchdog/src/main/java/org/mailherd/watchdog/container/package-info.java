/** The Docker engine, reduced to two verbs for the containers of this stack: look and restart. */
@NullMarked
package org.mailherd.watchdog.container;

import org.jspecify.annotations.NullMarked;
