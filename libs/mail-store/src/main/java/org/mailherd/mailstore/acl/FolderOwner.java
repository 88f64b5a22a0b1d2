package org.mailherd.mailstore.acl;

/**
 * The mailbox a list belongs to.
 *
 * @param address as others see it in the names of shared folders
 */
public record FolderOwner(long mailboxId, String address) {}
