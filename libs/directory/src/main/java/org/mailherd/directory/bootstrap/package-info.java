/** The management side switched on: its beans, and the first admin and API keys of a new server. */
@NullMarked
package org.mailherd.directory.bootstrap;

import org.jspecify.annotations.NullMarked;
