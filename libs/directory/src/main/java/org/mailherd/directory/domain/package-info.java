/**
 * Domains as an administrator edits them, and what mailboxes and aliases share: faults with the
 * field they belong to, and the check that an address is free.
 */
@NullMarked
package org.mailherd.directory.domain;

import org.jspecify.annotations.NullMarked;
