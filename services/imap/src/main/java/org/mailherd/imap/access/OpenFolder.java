package org.mailherd.imap.access;

import org.mailherd.mailstore.acl.NotPermitted;
import org.mailherd.mailstore.acl.Right;
import org.mailherd.mailstore.acl.Rights;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.NoSuchFolder;
import org.mailherd.mailstore.quota.QuotaLimit;

/**
 * A folder that the user may know of.
 *
 * @param quota what limits additions: the owner's, not the user's
 */
public record OpenFolder(Spot spot, Folder folder, Rights rights, QuotaLimit quota) {

    public long id() {
        return folder.id();
    }

    /** As the user sees it. */
    public String shown() {
        return spot.shown();
    }

    public boolean has(Right right) {
        return rights.has(right);
    }

    /**
     * @throws NotPermitted when the user lacks one of them
     * @throws NoSuchFolder when he may not look it up either
     */
    public OpenFolder require(Right... needed) {
        for (Right right : needed) {
            if (!rights.has(right)) {
                throw rights.has(Right.LOOKUP)
                        ? new NotPermitted(shown() + " " + right)
                        : new NoSuchFolder(shown());
            }
        }
        return this;
    }
}
