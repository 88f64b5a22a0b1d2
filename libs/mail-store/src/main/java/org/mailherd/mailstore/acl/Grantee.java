package org.mailherd.mailstore.acl;

/**
 * Whom an entry of a list is for.
 *
 * @param id of a mailbox, or one of the two below
 * @param negative whether the entry takes rights away (RFC 4314 section 2, {@code -fred})
 * @param name as GETACL shows it, without the {@code -}
 */
public record Grantee(long id, boolean negative, String name) {
    private static final long AUTHENTICATED_ID = 0;
    private static final long ANYONE_ID = -1;

    public static Grantee mailbox(long id, String address, boolean negative) {
        if (id <= 0) {
            throw new IllegalArgumentException("not a mailbox: " + id);
        }
        return new Grantee(id, negative, address);
    }

    /** All who have logged in. */
    public static Grantee authenticated(boolean negative) {
        return new Grantee(AUTHENTICATED_ID, negative, "authenticated");
    }

    /** The same here, since nobody sees a folder without logging in. */
    public static Grantee anyone(boolean negative) {
        return new Grantee(ANYONE_ID, negative, "anyone");
    }

    /** Whether it stands for many. */
    public boolean isGroup() {
        return id <= 0;
    }

    @Override
    public String toString() {
        return negative ? "-" + name : name;
    }
}
