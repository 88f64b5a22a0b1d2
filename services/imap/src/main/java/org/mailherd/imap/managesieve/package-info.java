/**
 * ManageSieve (RFC 5804). {@link ManageSieveConnection} reads a command with {@link CommandReader}
 * and lets the class that has its verb answer: {@link GeneralVerbs} those that need no login,
 * {@link AuthenticateVerb}, {@link ScriptVerbs} the rest. Scripts are rows of {@code
 * directory.sieve}; no name a client gives ever becomes a file's.
 */
@NullMarked
package org.mailherd.imap.managesieve;

import org.jspecify.annotations.NullMarked;
