package org.mailherd.mailauth.dmarc;

/** A record and the domain that publishes it. */
public record Published(String domain, DmarcRecord record) {}
