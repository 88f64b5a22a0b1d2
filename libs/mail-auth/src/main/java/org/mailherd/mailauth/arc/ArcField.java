package org.mailherd.mailauth.arc;

/**
 * A field of a new set.
 *
 * @param value folded with CRLF and white space
 */
public record ArcField(String name, String value) {}
