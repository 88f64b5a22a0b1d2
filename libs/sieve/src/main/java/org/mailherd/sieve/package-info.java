/**
 * Sieve (RFC 5228): {@code compiler} turns a script's text into a tree of small nodes, {@code
 * run.Interpreter} walks it over a message and says what is to be done. Nothing here touches a
 * network, a disk or a database.
 */
@NullMarked
package org.mailherd.sieve;

import org.jspecify.annotations.NullMarked;
