/**
 * One client connection: {@link org.mailherd.imap.session.CommandLoop} reads a command, finds the
 * {@link org.mailherd.imap.session.Command} for it and answers; {@link
 * org.mailherd.imap.session.Session} holds what lasts from one command to the next, {@link
 * org.mailherd.imap.session.SelectedFolder} what the client has been told of its folder.
 */
@NullMarked
package org.mailherd.imap.session;

import org.jspecify.annotations.NullMarked;
