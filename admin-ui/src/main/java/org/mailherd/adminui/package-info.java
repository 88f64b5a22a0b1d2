/**
 * The administrator's pages and the REST API. A request passes {@code access} (session or API key),
 * then a feature's controller, then an editor of {@code org.mailherd.directory}; no rule about
 * domains, mailboxes or aliases lives here.
 */
@NullMarked
package org.mailherd.adminui;

import org.jspecify.annotations.NullMarked;
