package org.mailherd.directory.domain;

/**
 * What an administrator sets for a domain; sizes in MiB, as mailcow's.
 *
 * @param description free text, at most 255 characters
 * @param aliases how many aliases it may have
 * @param mailboxes how many mailboxes it may have
 * @param defquota a new mailbox's quota, 1 or more
 * @param maxquota the largest quota one mailbox may have
 * @param quota what all its mailboxes may have together
 * @param active whether mail for it is accepted
 * @param gal whether its mailboxes appear in the shared address book
 * @param backupmx whether we relay it to another server
 * @param relayAllRecipients whether unknown recipients are relayed too
 * @param relayUnknownOnly whether only unknown recipients are relayed
 */
public record DomainSettings(
        String description,
        long aliases,
        long mailboxes,
        long defquota,
        long maxquota,
        long quota,
        boolean active,
        boolean gal,
        boolean backupmx,
        boolean relayAllRecipients,
        boolean relayUnknownOnly) {
    private static final int MAX_DESCRIPTION = 255;
    private static final long MAX_COUNT = 1_000_000;
    private static final long MAX_MIB = 1L << 40;

    /** The template that mailcow calls "Default". */
    public static DomainSettings defaults() {
        return new DomainSettings(
                "", 400, 10, 3072, 10_240, 10_240, true, true, false, false, false);
    }

    /** The rules that need no look at other entries. */
    void check(Faults faults) {
        faults.addIf(
                description.length() > MAX_DESCRIPTION,
                "description",
                "description_invalid",
                "At most 255 characters.");
        count(faults, "aliases", aliases);
        count(faults, "mailboxes", mailboxes);
        size(faults, "defquota", defquota);
        size(faults, "maxquota", maxquota);
        size(faults, "quota", quota);
        faults.addIf(
                defquota == 0,
                "defquota",
                "defquota_empty",
                "A new mailbox needs a quota: 1 MiB or more.");
        faults.addIf(
                defquota > maxquota,
                "defquota",
                "mailbox_defquota_exceeds_mailbox_maxquota",
                "Larger than the largest mailbox allowed, " + maxquota + " MiB.");
        faults.addIf(
                maxquota > quota,
                "maxquota",
                "mailbox_quota_exceeds_domain_quota",
                "Larger than the domain's quota, " + quota + " MiB.");
    }

    private static void count(Faults faults, String field, long value) {
        faults.addIf(
                value < 0 || value > MAX_COUNT,
                field,
                field + "_invalid",
                "A number from 0 to 1000000.");
    }

    private static void size(Faults faults, String field, long value) {
        faults.addIf(
                value < 0 || value > MAX_MIB,
                field,
                field + "_invalid",
                "A size in MiB, 0 or more.");
    }
}
