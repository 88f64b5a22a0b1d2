/**
 * Rspamd's HTTP protocol on the JDK's server: {@link Router} knows the paths, {@link CheckHandler}
 * answers with verdicts, the controller's commands stand behind {@link ControllerDoor}.
 */
@NullMarked
package org.mailherd.antispam.http;

import org.jspecify.annotations.NullMarked;
