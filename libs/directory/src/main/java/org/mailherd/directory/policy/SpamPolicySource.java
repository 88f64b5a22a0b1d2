package org.mailherd.directory.policy;

import java.util.Map;
import java.util.Set;

/** Answers what recipients want of the spam filter. */
@FunctionalInterface
public interface SpamPolicySource {
    /** For a house in which nobody wishes anything. */
    SpamPolicySource NONE = _ -> Map.of();

    /**
     * @param addresses of mailboxes, or of recipients that are none: these get their domain's
     * @throws org.springframework.dao.DataAccessException when the database does not answer
     */
    Map<String, SpamPolicy> of(Set<String> addresses);
}
