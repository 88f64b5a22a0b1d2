package org.mailherd.antispam.scan;

import java.util.List;
import org.mailherd.antispam.attachment.AttachmentChecks;
import org.mailherd.antispam.check.Checks;
import org.mailherd.antispam.check.HeaderChecks;
import org.mailherd.antispam.fraud.FraudChecks;
import org.mailherd.antispam.html.HtmlChecks;
import org.mailherd.antispam.link.LinkChecks;
import org.mailherd.antispam.list.ListChecks;

/** The checks of all topic packages, in the order of their symbols in an answer. */
public final class Topics {

    public static final Checks ALL =
            Checks.of(
                    List.of(
                            HeaderChecks.ALL,
                            ListChecks.ALL,
                            HtmlChecks.ALL,
                            LinkChecks.ALL,
                            FraudChecks.ALL,
                            AttachmentChecks.ALL));

    private Topics() {}
}
