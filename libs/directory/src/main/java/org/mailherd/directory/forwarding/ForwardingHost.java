package org.mailherd.directory.forwarding;

/**
 * A host that forwards mail to us.
 *
 * @param host address or CIDR block
 * @param source what it was found from: a domain, a host name, or the same text
 * @param keepSpam whether its spam is filed where others' is rejected
 */
public record ForwardingHost(String host, String source, boolean keepSpam) {}
