/**
 * Bans at the packet filter: a service publishes a failed login, {@code login} reads it, {@code
 * ban} counts and decides, {@code packetfilter} tells the kernel.
 */
@NullMarked
package org.mailherd.netfilter;

import org.jspecify.annotations.NullMarked;
