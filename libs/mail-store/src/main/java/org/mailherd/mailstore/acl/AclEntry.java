package org.mailherd.mailstore.acl;

/** One line of a folder's list. */
public record AclEntry(Grantee grantee, Rights rights) {}
