package org.mailherd.directory.domain;

/**
 * A domain, mailbox or alias was added, edited or deleted. Published inside the transaction; tell
 * other services after it is committed.
 *
 * @param what its name or address
 */
public record DirectoryChanged(String what) {}
