package org.mailherd.mailauth.dns;

/**
 * An answer and what it is worth.
 *
 * @param authentic whether the resolver validated all of it by DNSSEC, aliases included
 * @param name the asked name after all aliases, in lower case without trailing dot
 */
public record Proven<T>(Answer<T> answer, boolean authentic, String name) {}
