/**
 * Who may log in and how: {@link org.mailherd.imap.login.LoginGate} asks the directory, slows down
 * guessing and tells the house of failures.
 */
@NullMarked
package org.mailherd.imap.login;

import org.jspecify.annotations.NullMarked;
