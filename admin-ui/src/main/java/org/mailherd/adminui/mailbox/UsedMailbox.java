package org.mailherd.adminui.mailbox;

import org.mailherd.directory.mailbox.MailboxOverview;
import org.mailherd.mailstore.quota.QuotaUsage;

/** A row of the list: the mailbox and what lies in it. */
record UsedMailbox(MailboxOverview mailbox, QuotaUsage usage) {}
