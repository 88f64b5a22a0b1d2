package org.mailherd.antispam.list;

import java.util.List;
import org.mailherd.antispam.check.Check;

/** The checks of bulk mail, lists and answers. */
public final class ListChecks {

    public static final List<Check> ALL =
            List.of(new BulkCheck(), new ReplyToCheck(), new FreemailCheck());

    private ListChecks() {}
}
