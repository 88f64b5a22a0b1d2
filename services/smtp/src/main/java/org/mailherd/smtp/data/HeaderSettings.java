package org.mailherd.smtp.data;

/**
 * How header sections are read and written.
 *
 * @param hostname ours, for Received and Message-ID
 * @param maxOctets of a section; RFC 5322 sets no limit, memory does
 */
public record HeaderSettings(String hostname, int maxOctets) {}
