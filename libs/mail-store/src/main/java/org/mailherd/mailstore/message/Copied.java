package org.mailherd.mailstore.message;

import org.mailherd.mailstore.snapshot.UidSet;

/**
 * What COPY or MOVE did: COPYUID. The n-th lowest of {@code source} became the n-th lowest of
 * {@code target}; both are empty when none of the messages existed any more.
 */
public record Copied(long uidValidity, UidSet source, UidSet target) {}
