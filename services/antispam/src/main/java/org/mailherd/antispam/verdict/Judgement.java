package org.mailherd.antispam.verdict;

import java.util.Map;

/**
 * What is judged of a message.
 *
 * @param common the verdict of all recipients, or the mildest where they disagree
 * @param ofRecipient every recipient's own where they disagree, else nothing; by the recipient as
 *     in the envelope
 */
public record Judgement(Verdict common, Map<String, Verdict> ofRecipient) {
    public Judgement {
        ofRecipient = Map.copyOf(ofRecipient);
    }
}
