package org.mailherd.imap.delivery;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.mailherd.directory.sieve.DeliveryScripts;
import org.mailherd.directory.sieve.SieveMemory;
import org.mailherd.directory.sieve.SieveScripts;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.folder.InvalidFolderName;
import org.mailherd.mailstore.folder.SpecialUse;
import org.mailherd.sieve.engine.Script;
import org.mailherd.sieve.engine.ScriptLocation;
import org.mailherd.sieve.engine.SieveHost;
import org.mailherd.sieve.grammar.SieveSyntaxException;

/** What the scripts of one mailbox may ask while they run over one message. */
final class ScriptHost implements SieveHost {
    private final Surroundings surroundings;
    private final long mailboxId;
    private final SpamMarks marks;

    /** What all runs share. */
    record Surroundings(
            FolderStore folders,
            SieveScripts personal,
            DeliveryScripts scripts,
            SieveMemory memory,
            CompiledScripts compiled) {}

    ScriptHost(Surroundings surroundings, long mailboxId, SpamMarks marks) {
        this.surroundings = surroundings;
        this.mailboxId = mailboxId;
        this.marks = marks;
    }

    @Override
    public Optional<Script> script(ScriptLocation location, String name)
            throws SieveSyntaxException {
        Optional<String> text =
                switch (location) {
                    case PERSONAL -> surroundings.personal().content(mailboxId, name);
                    case GLOBAL -> surroundings.scripts().global(name);
                };
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(surroundings.compiled().compile(text.get()));
    }

    @Override
    public boolean mailboxExists(String mailbox) {
        try {
            return surroundings.folders().find(mailboxId, FolderName.of(mailbox)).isPresent();
        } catch (InvalidFolderName _) {
            return false;
        }
    }

    @Override
    public boolean specialUseExists(Optional<String> mailbox, String attribute) {
        Optional<SpecialUse> use = SpecialUse.named(attribute);
        if (use.isEmpty()) {
            return false;
        }
        try {
            return mailbox.isEmpty()
                    ? surroundings.folders().find(mailboxId, use.get()).isPresent()
                    : surroundings
                            .folders()
                            .find(mailboxId, FolderName.of(mailbox.get()))
                            .filter(folder -> folder.specialUse().equals(use))
                            .isPresent();
        } catch (InvalidFolderName _) {
            return false;
        }
    }

    /** There are no annotations here. */
    @Override
    public Optional<String> mailboxMetadata(String mailbox, String annotation) {
        return Optional.empty();
    }

    @Override
    public Optional<String> serverMetadata(String annotation) {
        return Optional.empty();
    }

    @Override
    public boolean isDuplicate(String key) {
        return surroundings.memory().knows(mailboxId, SieveMemory.Kind.DUPLICATE, key);
    }

    @Override
    public OptionalDouble spamScore() {
        return marks.score();
    }

    @Override
    public OptionalInt virusLevel() {
        return marks.virusLevel();
    }

    @Override
    public Clock clock() {
        return Clock.systemDefaultZone();
    }
}
