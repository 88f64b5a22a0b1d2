/** The language of Rspamd's configuration, as far as operators' files here are written in it. */
@NullMarked
package org.mailherd.antispam.ucl;

import org.jspecify.annotations.NullMarked;
