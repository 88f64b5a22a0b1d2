package org.mailherd.antispam.attachment;

import java.util.List;
import org.mailherd.antispam.archive.Budget;
import org.mailherd.antispam.check.Check;

/** The checks of attachments. */
public final class AttachmentChecks {

    public static final List<Check> ALL = List.of(new AttachmentCheck(Budget.Limits.ORDINARY));

    private AttachmentChecks() {}
}
