package org.mailherd.sieve.answer;

import org.mailherd.sieve.engine.RunFault;
import org.mailherd.sieve.grammar.Position;

/** RFC 5230 4.7: one vacation a script; of a chain of scripts the first one's. */
final class VacationOnce {

    private int script;

    /**
     * @param current the number of the script in its chain, from 1
     * @return whether this is the first vacation of the run
     */
    boolean first(Position at, int current) {
        if (script == current) {
            throw new RunFault(at, "a second vacation action");
        }
        boolean first = script == 0;
        script = first ? current : script;
        return first;
    }
}
