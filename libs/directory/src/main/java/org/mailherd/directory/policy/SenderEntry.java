package org.mailherd.directory.policy;

/**
 * A line of a sender list.
 *
 * @param id of its row
 * @param allowed on the allow list, else on the deny list
 * @param proven an allowed sender counts only where SPF or DKIM proves its domain
 */
public record SenderEntry(long id, boolean allowed, SenderPattern pattern, boolean proven) {}
