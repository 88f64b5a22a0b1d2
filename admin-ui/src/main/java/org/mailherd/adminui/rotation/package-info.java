/**
 * Looks after the signing keys of all domains: asks the DNS for waiting ones, takes each further.
 */
@NullMarked
package org.mailherd.adminui.rotation;

import org.jspecify.annotations.NullMarked;
