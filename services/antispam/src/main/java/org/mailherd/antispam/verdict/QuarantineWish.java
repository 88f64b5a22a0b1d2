package org.mailherd.antispam.verdict;

import org.mailherd.antispam.policy.Party;
import org.mailherd.directory.policy.QuarantineCategory;

/**
 * Whether a message is kept.
 *
 * @param on there is a quarantine
 * @param standard what is kept for who wishes nothing
 */
public record QuarantineWish(boolean on, QuarantineCategory standard) {
    public static final QuarantineWish OFF = new QuarantineWish(false, QuarantineCategory.NONE);

    /** What a mailbox denies it does not want to see again. */
    boolean keeps(Party party, Verdict verdict) {
        if (!on || !party.mailbox() || verdict.denied()) {
            return false;
        }
        QuarantineCategory category = party.policy().quarantine().orElse(standard);
        return switch (verdict.action()) {
            case REJECT -> category.keepsRejected();
            case ADD_HEADER, REWRITE_SUBJECT -> category.keepsMarked();
            case NO_ACTION, GREYLIST, SOFT_REJECT -> false;
        };
    }
}
