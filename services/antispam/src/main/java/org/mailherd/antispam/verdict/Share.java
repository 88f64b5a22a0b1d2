package org.mailherd.antispam.verdict;

/**
 * What is judged for one of those who get a message.
 *
 * @param recipient as in the envelope
 * @param address of the mailbox behind it, or of whom an alias forwards to, in lower case
 */
public record Share(String recipient, String address, Verdict verdict) {}
