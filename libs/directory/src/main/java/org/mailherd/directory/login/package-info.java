/** Who is this, and as whom may they send: passwords, protocols, send-as. */
@NullMarked
package org.mailherd.directory.login;

import org.jspecify.annotations.NullMarked;
