package org.mailherd.sieve.engine;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.mailherd.sieve.grammar.SieveSyntaxException;

/**
 * What a script may ask of the world. A host that cannot answer throws; the run then ends with that
 * exception, since a temporary failure must become a 4xx, not another answer.
 */
public interface SieveHost {

    /**
     * A script to include (RFC 6609); the name has passed {@link ScriptName}.
     *
     * @throws SieveSyntaxException when there is one that does not compile
     */
    Optional<Script> script(ScriptLocation location, String name) throws SieveSyntaxException;

    /** RFC 5490 3.1: the mailbox exists and the owner may deliver into it. */
    boolean mailboxExists(String mailbox);

    /**
     * RFC 8579 3: some mailbox has the special-use attribute.
     *
     * @param mailbox only this one, when given
     * @param attribute such as {@code \Junk}; compared without case
     */
    boolean specialUseExists(Optional<String> mailbox, String attribute);

    /** An annotation of a mailbox (RFC 5490 3.3). */
    Optional<String> mailboxMetadata(String mailbox, String annotation);

    /** An annotation of the server (RFC 5490 3.5). */
    Optional<String> serverMetadata(String annotation);

    /** The key of a {@code duplicate} test was remembered and is not forgotten yet. */
    boolean isDuplicate(String key);

    /** How spam-like the message is, from 0.0 to 1.0; empty when it was not tested. */
    OptionalDouble spamScore();

    /** RFC 5235 2.2: 1 (clean) to 5 (infected); empty when it was not tested. */
    OptionalInt virusLevel();

    /** The time now, with the owner's time zone. */
    Clock clock();
}
