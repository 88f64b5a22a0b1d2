package org.mailherd.antispam.scan;

import java.util.List;
import org.mailherd.antispam.check.Checks;
import org.mailherd.antispam.check.HeaderChecks;

/** The checks of all topic packages, in the order of their symbols in an answer. */
public final class Topics {

    public static final Checks ALL = Checks.of(List.of(HeaderChecks.ALL));

    private Topics() {}
}
