/** Files that an operator edits while the service runs. */
@NullMarked
package org.mailherd.antispam.watch;

import org.jspecify.annotations.NullMarked;
