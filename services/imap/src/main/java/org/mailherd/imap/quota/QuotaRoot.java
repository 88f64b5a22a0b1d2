package org.mailherd.imap.quota;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.imap.access.Quotas;
import org.mailherd.imap.response.ResponseWriter;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.mailherd.mailstore.quota.QuotaUsage;
import org.mailherd.mailstore.quota.UsageStore;

/** A mailbox's quota as the protocol shows it. */
final class QuotaRoot {
    /** RFC 9208 5.1: STORAGE counts units of 1024 octets. */
    private static final long UNIT = 1024;

    private final Quotas quotas;
    private final UsageStore usages;

    QuotaRoot(Quotas quotas, UsageStore usages) {
        this.quotas = quotas;
        this.usages = usages;
    }

    /** The root's name for its owner is empty, for others it is the owner's address. */
    static String name(MailboxAccount owner, boolean own) {
        return own ? "" : owner.address().toString();
    }

    void write(ResponseWriter out, String name, MailboxAccount owner) throws IOException {
        QuotaLimit limit = quotas.of(owner);
        QuotaUsage usage = usages.usage(owner.mailboxId());
        List<String> resources = new ArrayList<>();
        if (limit.bytes() > 0) {
            long used = (usage.bytes() + UNIT - 1) / UNIT;
            resources.add("STORAGE " + used + " " + limit.bytes() / UNIT);
        }
        if (limit.messages() > 0) {
            resources.add("MESSAGE " + usage.messages() + " " + limit.messages());
        }
        out.text("* QUOTA ").string(name).text(" (");
        out.text(String.join(" ", resources)).octet(')').crlf();
    }
}
