/**
 * DNS lists (RFC 5782) of clients and of domains, asked through our own resolver: {@link Zone} is
 * one list, {@link ListInquiry} asks all at once, {@link ZoneHealth} leaves out lists that answer
 * nonsense or refuse us.
 */
@NullMarked
package org.mailherd.antispam.blocklist;

import org.jspecify.annotations.NullMarked;
