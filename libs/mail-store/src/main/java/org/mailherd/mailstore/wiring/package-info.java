/** Puts the parts of the store together for an app that imports {@link MailStoreConfiguration}. */
@NullMarked
package org.mailherd.mailstore.wiring;

import org.jspecify.annotations.NullMarked;
