package org.mailherd.directory.access;

/**
 * A password for some protocols; never its secret.
 *
 * @param name what it is for, in its owner's words
 */
public record AppPassword(long id, String name, AppProtocols protocols, boolean active) {}
