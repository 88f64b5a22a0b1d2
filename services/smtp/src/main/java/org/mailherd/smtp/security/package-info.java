/**
 * How safe a connection must be before mail goes over it: {@code SecurityFinder} joins the route's
 * policy, DANE and MTA-STS into a {@code Security} for each host; {@code ServerCheck} holds the
 * server's certificates against it.
 */
@NullMarked
package org.mailherd.smtp.security;

import org.jspecify.annotations.NullMarked;
