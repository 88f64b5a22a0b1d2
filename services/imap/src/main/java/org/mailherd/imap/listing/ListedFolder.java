package org.mailherd.imap.listing;

import org.mailherd.mailstore.acl.Rights;
import org.mailherd.mailstore.folder.Folder;

/**
 * A folder the user may see.
 *
 * @param name as the user sees it
 */
public record ListedFolder(String name, Folder folder, Rights rights) {}
