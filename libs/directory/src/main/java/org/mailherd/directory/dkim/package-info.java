/** The signing keys of our domains. */
@NullMarked
package org.mailherd.directory.dkim;

import org.jspecify.annotations.NullMarked;
