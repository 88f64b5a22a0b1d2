package org.mailherd.antispam.link;

import java.util.List;
import org.mailherd.antispam.check.Check;

/** The checks of links. */
public final class LinkChecks {

    public static final List<Check> ALL = List.of(new LinkCheck(), new BrandNameCheck());

    private LinkChecks() {}
}
