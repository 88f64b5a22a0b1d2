package org.mailherd.adminui.domain;

import org.mailherd.adminui.page.WholeNumber;
import org.mailherd.directory.domain.DomainSettings;
import org.mailherd.directory.domain.Faults;

/** The domain form as typed; what is no number yet stays text until it is read. */
record DomainForm(
        String domain,
        String description,
        String aliases,
        String mailboxes,
        String defquota,
        String maxquota,
        String quota,
        boolean active,
        boolean gal) {

    static DomainForm of(String domain, DomainSettings settings) {
        return new DomainForm(
                domain,
                settings.description(),
                String.valueOf(settings.aliases()),
                String.valueOf(settings.mailboxes()),
                String.valueOf(settings.defquota()),
                String.valueOf(settings.maxquota()),
                String.valueOf(settings.quota()),
                settings.active(),
                settings.gal());
    }

    /**
     * @param base has what the form does not show
     * @throws org.mailherd.directory.domain.EntryRejected if a number is none
     */
    DomainSettings settings(DomainSettings base) {
        Faults faults = new Faults();
        DomainSettings settings =
                new DomainSettings(
                        description.strip(),
                        WholeNumber.read(aliases, "aliases", faults),
                        WholeNumber.read(mailboxes, "mailboxes", faults),
                        WholeNumber.read(defquota, "defquota", faults),
                        WholeNumber.read(maxquota, "maxquota", faults),
                        WholeNumber.read(quota, "quota", faults),
                        active,
                        gal,
                        base.backupmx(),
                        base.relayAllRecipients(),
                        base.relayUnknownOnly());
        faults.throwIfAny();
        return settings;
    }
}
