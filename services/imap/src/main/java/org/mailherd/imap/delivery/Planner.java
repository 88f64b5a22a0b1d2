package org.mailherd.imap.delivery;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailherd.directory.delivery.DeliveryTerms;
import org.mailherd.directory.sieve.SieveMemory;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.flag.SystemFlag;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.sieve.message.SieveMessage;
import org.mailherd.sieve.outcome.Action;
import org.mailherd.sieve.outcome.Outcome;
import org.mailherd.sieve.outcome.Rewrite;

/** Makes a plan of what the scripts of one recipient decided. */
final class Planner {
    static final String REDIRECTED_FROM = "X-Sieve-Redirected-From";

    private final Folders folders;
    private final Letters letters;
    private final DeliverySettings settings;

    Planner(Folders folders, Letters letters, DeliverySettings settings) {
        this.folders = folders;
        this.letters = letters;
        this.settings = settings;
    }

    /** One recipient's message. */
    record Case(
            Arrival arrival, DeliveryRecipient recipient, SieveMessage seen, DeliveryTerms terms) {
        long mailboxId() {
            return recipient.mailboxId();
        }
    }

    Folder inbox(Case one) {
        return folders.inbox(one.mailboxId());
    }

    Plan plan(Case one, Outcome outcome) {
        Draft draft = new Draft();
        for (Action action : outcome.actions()) {
            switch (action) {
                case Action.Keep keep ->
                        draft.places.add(place(home(one, keep), keep.stored(), tagged(one, keep)));
                case Action.FileInto into -> draft.places.add(fileInto(one, into));
                case Action.Redirect redirect -> redirect(one, redirect, draft);
                case Action.Discard() -> {}
                case Action.Reject reject -> reject(one, reject, draft);
                case Action.Vacation vacation -> vacation(one, vacation, draft);
                case Action.Notify notify -> notify(one, notify, draft);
            }
        }
        return new Plan(
                draft.places, draft.mails, draft.copies, outcome.duplicates(), draft.refusal);
    }

    private static final class Draft {
        private final List<Plan.Place> places = new ArrayList<>();
        private final List<ScriptMail> mails = new ArrayList<>();
        private final List<Plan.Copy> copies = new ArrayList<>();
        private Optional<SmtpReply> refusal = Optional.empty();
    }

    /**
     * INBOX; without a word of the owner's Junk for what is marked as spam, and the tag's folder if
     * the owner wants that.
     */
    private Folder home(Case one, Action.Keep keep) {
        if (keep.implicit() && one.arrival().isSpam()) {
            return folders.junk(one.mailboxId());
        }
        Optional<String> tag = one.recipient().tag();
        boolean subfolder =
                keep.implicit()
                        && tag.isPresent()
                        && one.terms().tagged() == DeliveryTerms.TaggedMail.SUBFOLDER;
        return subfolder
                ? folders.wanted(
                                one.mailboxId(),
                                "INBOX/" + tag.get().replace('/', '_'),
                                Optional.empty())
                        .orElseGet(() -> folders.inbox(one.mailboxId()))
                : folders.inbox(one.mailboxId());
    }

    private static Optional<Rewrite> tagged(Case one, Action.Keep keep) {
        Optional<Rewrite> rewrite = keep.stored().rewrite();
        boolean subject =
                rewrite.isEmpty()
                        && one.terms().tagged() == DeliveryTerms.TaggedMail.SUBJECT
                        && !one.arrival().isSpam();
        return subject
                ? one.recipient().tag().flatMap(tag -> SubjectTag.rewrite(one.arrival(), tag))
                : rewrite;
    }

    private Plan.Place fileInto(Case one, Action.FileInto into) {
        Folder folder =
                folders.wanted(one.mailboxId(), into.mailbox(), into.specialUse())
                        .orElseGet(() -> folders.inbox(one.mailboxId()));
        return place(folder, into.stored(), into.stored().rewrite());
    }

    private static Plan.Place place(
            Folder folder, Action.Stored stored, Optional<Rewrite> rewrite) {
        return new Plan.Place(folder, flags(stored.flags()), rewrite);
    }

    /** A flag that nobody knows is none. */
    static Flags flags(List<String> names) {
        return Flags.of(
                names.stream()
                        .filter(name ->
                                name.startsWith("\\")
                                        ? SystemFlag.named(name).isPresent()
                                        : name.length() <= 100)
                        .toList());
    }

    /**
     * RFC 5228 4.2. Not again what this mailbox has redirected before (4.2, "loops"): such a
     * message is kept, so that it is somewhere.
     */
    private void redirect(Case one, Action.Redirect redirect, Draft draft) {
        Optional<MailAddress> to = address(redirect.address());
        String owner = one.recipient().mailbox().address().toString();
        boolean loops =
                one.arrival().headers(one.seen(), REDIRECTED_FROM).stream()
                        .anyMatch(from -> from.equalsIgnoreCase(owner));
        if (to.isEmpty() || loops) {
            draft.places.add(
                    new Plan.Place(folders.inbox(one.mailboxId()), Flags.NONE, Optional.empty()));
            return;
        }
        // mailcow's way: the mailbox answers for what it sends on, so that SPF passes. The null
        // path
        // stays null (RFC 5228 4.2).
        ReversePath from =
                one.arrival().reversePath().isNull()
                        ? ReversePath.NULL
                        : ReversePath.of(one.recipient().mailbox().address());
        String head = REDIRECTED_FROM + ": " + owner + "\r\n";
        OutgoingMail mail =
                new OutgoingMail(
                        from, to.get(), () -> octets(one.arrival(), redirect.rewrite(), head));
        draft.mails.add(new ScriptMail("redirect", mail, once(one, to.get()), true));
    }

    private Optional<ScriptMail.Once> once(Case one, MailAddress to) {
        String id = one.arrival().messageId();
        return id.isBlank()
                ? Optional.empty()
                : Optional.of(
                        new ScriptMail.Once(
                                SieveMemory.Kind.DUPLICATE,
                                "redirect\0" + id + "\0" + to.canonical(),
                                settings.redirectMemory()));
    }

    /** The message as a script has changed it, behind header lines of ours. */
    static InputStream octets(Arrival arrival, Optional<Rewrite> rewrite, String lines) {
        InputStream first = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
        return new SequenceInputStream(
                first,
                rewrite.map(change -> Rewriting.octets(arrival.body(), change))
                        .orElseGet(() -> arrival.body().open()));
    }

    /** RFC 5429: at the protocol level, which smtp tells the sender of if it may. */
    private void reject(Case one, Action.Reject reject, Draft draft) {
        boolean ascii = reject.reason().chars().allMatch(c -> c < 127);
        boolean answerable = !one.arrival().reversePath().isNull();
        if (!ascii && !reject.ereject() && answerable) {
            // 2.2: what a reply cannot say is said by a message.
            letters.refusal(reject, one.arrival().reversePath(), one.seen(), one.recipient())
                    .ifPresent(letter ->
                            draft.mails.add(
                                    new ScriptMail(
                                            "reject", letter.mail(), Optional.empty(), true)));
            return;
        }
        List<String> lines =
                ascii
                        ? reject.reason().strip().lines().limit(20).toList()
                        : List.of("The recipient does not want this message");
        draft.refusal = Optional.of(Refusals.reply(one.recipient().address(), lines));
    }

    private void vacation(Case one, Action.Vacation vacation, Draft draft) {
        if (one.arrival().reversePath().isNull() || one.arrival().isSpam()) {
            return;
        }
        letters.vacation(vacation, one.seen(), one.recipient())
                .ifPresent(letter -> {
                    Duration period =
                            vacation.period().compareTo(settings.vacationLeast()) < 0
                                    ? settings.vacationLeast()
                                    : vacation.period();
                    String mark =
                            vacation.handle()
                                    + "\0"
                                    + letter.mail().to().toString().toLowerCase(Locale.ROOT);
                    draft.mails.add(
                            new ScriptMail(
                                    "vacation",
                                    letter.mail(),
                                    Optional.of(
                                            new ScriptMail.Once(
                                                    SieveMemory.Kind.VACATION, mark, period)),
                                    false));
                    copy(one, vacation.fcc(), letter.octets(), draft);
                });
    }

    private void notify(Case one, Action.Notify notify, Draft draft) {
        List<Letters.Letter> notices = letters.notices(notify, one.seen(), one.recipient());
        for (Letters.Letter letter : notices) {
            draft.mails.add(new ScriptMail("notify", letter.mail(), Optional.empty(), false));
        }
        notices.stream()
                .findFirst()
                .ifPresent(letter -> copy(one, notify.text().fcc(), letter.octets(), draft));
    }

    private void copy(Case one, Optional<Action.FileCopy> fcc, byte[] octets, Draft draft) {
        fcc.ifPresent(copy ->
                folders.wanted(one.mailboxId(), copy.mailbox(), copy.specialUse())
                        .ifPresent(folder ->
                                draft.copies.add(
                                        new Plan.Copy(folder, flags(copy.flags()), octets))));
    }

    private static Optional<MailAddress> address(String text) {
        try {
            return Optional.of(MailAddress.parse(text.strip()));
        } catch (AddressSyntaxException _) {
            return Optional.empty();
        }
    }
}
