/** The kernel's side of a ban: one nftables table of our own, which no other rule depends on. */
@NullMarked
package org.mailherd.netfilter.packetfilter;

import org.jspecify.annotations.NullMarked;
