package org.mailherd.mailstore.check;

/**
 * Something that is not as it should be.
 *
 * @param text for the operator, one line
 * @param mended whether it is right now
 */
public record Finding(String text, boolean mended) {}
