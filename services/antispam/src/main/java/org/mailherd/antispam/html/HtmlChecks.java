package org.mailherd.antispam.html;

import java.util.List;
import org.mailherd.antispam.check.Check;

/** The checks of HTML. */
public final class HtmlChecks {

    public static final List<Check> ALL =
            List.of(
                    new HiddenTextCheck(),
                    new ContrastCheck(),
                    new PictureCheck(),
                    new FormCheck(),
                    new OddElementsCheck(),
                    new PartsDifferCheck());

    private HtmlChecks() {}
}
