/**
 * What a mail domain's DNS should be, what it is, what to change. {@link DomainCheck} is the
 * library: pure over {@code mailauth.dns.Dns}, from {@link Expectations} to a {@link Report} of
 * {@link Finding}s, one class for each subject; {@link DnsCheckerCommand} is the command around it.
 */
@NullMarked
package org.mailherd.dnschecker;

import org.jspecify.annotations.NullMarked;
