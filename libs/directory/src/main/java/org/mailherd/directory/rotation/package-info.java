/** Changes the signing keys of a domain without a gap; {@code dkim} keeps them. */
@NullMarked
package org.mailherd.directory.rotation;

import org.jspecify.annotations.NullMarked;
