/**
 * Who may log in and how, for IMAP, POP3 and ManageSieve alike: each makes a {@link
 * org.mailherd.imap.login.Visit} of its connection and asks the one {@link
 * org.mailherd.imap.login.LoginGate}, which conducts SASL, slows down guessing and tells the house
 * of failures; the {@link org.mailherd.imap.login.LoginResult} is put into the protocol's own words
 * there.
 */
@NullMarked
package org.mailherd.imap.login;

import org.jspecify.annotations.NullMarked;
