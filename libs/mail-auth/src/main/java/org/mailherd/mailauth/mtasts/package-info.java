/**
 * MTA-STS (RFC 8461): {@code StsRecord} says that a domain has a policy, {@code StsFetch} brings
 * it, {@code StsPolicies} keeps it until it expires, whatever the DNS says in between.
 */
@NullMarked
package org.mailherd.mailauth.mtasts;

import org.jspecify.annotations.NullMarked;
