package org.mailherd.antispam.verdict;

import java.util.List;
import java.util.Set;

/**
 * What is judged of a message.
 *
 * @param common the verdict of all recipients, or the mildest where they disagree
 * @param shares everybody's own, in the order of the envelope; empty without recipients
 * @param quarantine mailboxes that want the message kept
 */
public record Judgement(Verdict common, List<Share> shares, Set<String> quarantine) {
    public Judgement {
        shares = List.copyOf(shares);
        quarantine = Set.copyOf(quarantine);
    }

    /** Whether one answer does for all. */
    public boolean agreed() {
        return shares.stream().allMatch(share -> share.verdict().action() == common.action());
    }
}
