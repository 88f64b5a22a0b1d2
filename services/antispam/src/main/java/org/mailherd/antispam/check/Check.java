package org.mailherd.antispam.check;

import java.util.List;

/** Looks at one side of a message. Pure, quick, safe for several threads. */
public interface Check {
    List<Hit> run(Scan scan);
}
