/**
 * Mail from outside that says it is from a domain of ours: {@link SpoofedSender} asks {@link
 * HostedDomains} about every author and looks for a proof.
 */
@NullMarked
package org.mailherd.antispam.spoof;

import org.jspecify.annotations.NullMarked;
