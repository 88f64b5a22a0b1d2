/** The folder that outlives a run: database, messages, queue, certificate, secrets, log. */
@NullMarked
package org.mailherd.standalone.home;

import org.jspecify.annotations.NullMarked;
