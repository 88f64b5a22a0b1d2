package org.mailherd.mailstore.acl;

/**
 * A mailbox in which a user was given something.
 *
 * @param owner address of the mailbox
 */
public record Share(String owner, Grants grants) {}
