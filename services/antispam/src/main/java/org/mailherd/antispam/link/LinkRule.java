package org.mailherd.antispam.link;

import java.util.List;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;

/** Looks at all links of a message for one trick. */
interface LinkRule {
    List<Hit> judge(Scan scan, List<Seen> links);
}
