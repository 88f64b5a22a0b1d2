package org.mailherd.directory.mailbox;

import org.mailherd.directory.domain.AddressRegister;
import org.mailherd.directory.domain.DirectoryChanged;
import org.mailherd.directory.domain.DomainOverview;
import org.mailherd.directory.domain.Domains;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.domain.Faults;
import org.mailherd.directory.login.CredentialMaker;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds, changes and deletes mailboxes within the limits of their domain. */
@Service
@Transactional
public class MailboxEditor {
    private final MailboxRepository mailboxes;
    private final Domains domains;
    private final AddressRegister addresses;
    private final CredentialMaker passwords;
    private final ApplicationEventPublisher events;

    MailboxEditor(
            MailboxRepository mailboxes,
            Domains domains,
            AddressRegister addresses,
            CredentialMaker passwords,
            ApplicationEventPublisher events) {
        this.mailboxes = mailboxes;
        this.domains = domains;
        this.addresses = addresses;
        this.passwords = passwords;
        this.events = events;
    }

    /**
     * @return the address as stored, in lower case
     * @throws EntryRejected if it may not be added
     */
    public String add(
            String localPart, String domain, MailboxSettings settings, NewPassword password) {
        Faults faults = new Faults();
        settings.check(faults);
        password.check(faults);
        DomainOverview home = domains.find(domain.strip()).orElse(null);
        if (home == null) {
            faults.add("domain", "domain_not_found", "There is no domain " + domain + ".", domain);
            throw new EntryRejected(faults.all());
        }
        MailAddress address = checkAddress(localPart.strip(), home, faults);
        faults.addIf(
                home.mailboxesLeft() == 0,
                "domain",
                "max_mailbox_exceeded",
                "The domain has all its " + home.settings().mailboxes() + " mailboxes.",
                String.valueOf(home.mailboxCount()),
                String.valueOf(home.settings().mailboxes()));
        checkQuota(settings.quota(), 0, home, faults);
        faults.throwIfAny();
        mailboxes.save(
                new Mailbox(
                        address,
                        settings,
                        passwords.make(address.toString(), password.password())));
        return announce(address.toString());
    }

    /**
     * @param password empty keeps the present one
     * @throws EntryRejected if there is no such mailbox or the change may not be
     */
    public void change(String address, MailboxSettings settings, NewPassword password) {
        Mailbox mailbox = find(address);
        Faults faults = new Faults();
        settings.check(faults);
        if (!password.isEmpty()) {
            password.check(faults);
        }
        DomainOverview home = domains.find(mailbox.domain()).orElseThrow();
        checkQuota(settings.quota(), mailbox.overview().quotaBytes(), home, faults);
        faults.throwIfAny();
        mailbox.apply(settings);
        if (!password.isEmpty()) {
            mailbox.setPassword(passwords.make(address, password.password()));
        }
        announce(address);
    }

    /**
     * @throws EntryRejected if there is no such mailbox
     */
    public void delete(String address) {
        mailboxes.delete(find(address));
        addresses.forgetMailbox(address);
        announce(address);
    }

    private MailAddress checkAddress(String localPart, DomainOverview home, Faults faults) {
        MailAddress address;
        try {
            address = MailAddress.parse(localPart + "@" + home.name()).canonical();
        } catch (AddressSyntaxException e) {
            faults.add(
                    "localPart",
                    "mailbox_invalid",
                    "Letters, digits, dots, dashes and underscores.");
            return new MailAddress("invalid", home.name());
        }
        if (address.localPart().length() > 64) { // RFC 5321 4.5.3.1.1
            faults.add("localPart", "mailbox_invalid", "A mailbox name has at most 64 characters.");
        } else if (localPart.chars().anyMatch(c -> "+/%\"".indexOf(c) >= 0)) {
            // what follows + is a tag of the mailbox before it; the others break links and old
            // relays
            faults.add("localPart", "mailbox_invalid", "A mailbox name has no +, /, % or quotes.");
        } else if (addresses.isMailbox(address.toString())) {
            faults.add(
                    "localPart",
                    "object_exists",
                    "This mailbox exists already.",
                    address.toString());
        } else if (addresses.isAlias(address.toString())) {
            faults.add("localPart", "is_alias", "That is an alias already.", address.toString());
        } else if (addresses.isTemporaryAlias(address.toString())) {
            faults.add(
                    "localPart",
                    "is_spam_alias",
                    "That is a temporary alias already.",
                    address.toString());
        }
        return address;
    }

    /** Unlimited is for administrators, who alone come here. */
    private static void checkQuota(long quota, long bytesNow, DomainOverview home, Faults faults) {
        faults.addIf(
                quota > home.settings().maxquota(),
                "quota",
                "mailbox_quota_exceeded",
                "At most " + home.settings().maxquota() + " MiB in this domain.",
                String.valueOf(home.settings().maxquota()));
        long left = home.quotaLeft() + bytesNow >> 20;
        faults.addIf(
                quota > left && quota << 20 > bytesNow,
                "quota",
                "mailbox_quota_left_exceeded",
                "The domain has " + left + " MiB left.",
                String.valueOf(left));
    }

    private Mailbox find(String address) {
        return mailboxes
                .findByUsername(address)
                .orElseThrow(() ->
                        EntryRejected.of(
                                "username",
                                "access_denied",
                                "There is no mailbox " + address + "."));
    }

    private String announce(String address) {
        events.publishEvent(new DirectoryChanged(address));
        return address;
    }
}
