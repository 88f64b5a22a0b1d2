/** DKIM signatures for mail that our users submit. */
@NullMarked
package org.mailherd.antispam.signing;

import org.jspecify.annotations.NullMarked;
