package org.mailherd.antispam.attachment;

import java.util.List;
import org.mailherd.antispam.check.Hit;

/** Judges one attachment. */
interface AttachmentRule {
    List<Hit> judge(Attachment attachment);
}
