package org.mailherd.antispam.check;

import java.util.List;

/** Looks at one side of a message. Pure, quick, safe for several threads. */
public interface Check {
    /** The dearest of what it needs; of most, a few fields. */
    default Cost cost() {
        return Cost.FACTS;
    }

    List<Hit> run(Scan scan);
}
