package org.mailherd.directory.access;

/** Where an app password works; mailcow's smtp_access and so on. */
public record AppProtocols(boolean imap, boolean pop3, boolean smtp, boolean sieve, boolean dav) {}
