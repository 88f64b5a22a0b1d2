package org.mailherd.antispam.bayes;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of what was learnt is kept in Redis, which all services share.
 *
 * @param keep so long a token that no lesson bears is kept
 * @param everybodyTokens most of everybody's counts
 * @param mailboxTokens most of one mailbox' own counts
 * @param mailboxesTokens most of all mailboxes' own counts together
 * @param fullAt percent of Redis' maxmemory beyond which nothing is learnt
 */
@ConfigurationProperties("mailherd.antispam.bayes.memory")
record MemorySettings(
        @DefaultValue("180d") Duration keep,
        @DefaultValue("1500000") int everybodyTokens,
        @DefaultValue("50000") int mailboxTokens,
        @DefaultValue("1000000") int mailboxesTokens,
        @DefaultValue("70") int fullAt) {

    static final MemorySettings DEFAULT =
            new MemorySettings(Duration.ofDays(180), 1_500_000, 50_000, 1_000_000, 70);

    /**
     * @throws IllegalArgumentException with what to do
     */
    MemorySettings {
        if (keep.toDays() < 1
                || everybodyTokens < Scope.ALL.shards()
                || mailboxTokens < Scope.of("").shards()
                || mailboxesTokens < mailboxTokens
                || fullAt < 1
                || fullAt > 95) {
            throw new IllegalArgumentException(
                    "mailherd.antispam.bayes.memory: keep must be 1d or more, everybody-tokens 16384"
                            + " or more, mailbox-tokens 1024 or more, mailboxes-tokens not less than"
                            + " mailbox-tokens, full-at from 1 to 95");
        }
    }

    /** Tokens are spread evenly: where every shard has its bound, the scope has. */
    int tokensOfShard(Scope scope) {
        return (scope.equals(Scope.ALL) ? everybodyTokens : mailboxTokens) / scope.shards();
    }
}
