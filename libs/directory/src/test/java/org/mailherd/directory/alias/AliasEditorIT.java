package org.mailherd.directory.alias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailherd.directory.RunningAdministration;
import org.mailherd.directory.domain.DomainEditor;
import org.mailherd.directory.domain.DomainSettings;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.mailbox.MailboxAccess;
import org.mailherd.directory.mailbox.MailboxEditor;
import org.mailherd.directory.mailbox.MailboxSettings;
import org.mailherd.directory.mailbox.NewPassword;
import org.mailherd.directory.mailbox.ProtocolAccess;

class AliasEditorIT {
    private static RunningAdministration administration;
    private static AliasEditor editor;
    private static Aliases aliases;

    @BeforeAll
    static void start() {
        administration = new RunningAdministration(Map.of());
        editor = administration.bean(AliasEditor.class);
        aliases = administration.bean(Aliases.class);
        DomainEditor domains = administration.bean(DomainEditor.class);
        domains.add("beta.test", DomainSettings.defaults());
        domains.add(
                "one.test", new DomainSettings("", 1, 1, 1, 1, 1, true, true, false, false, false));
        administration
                .bean(MailboxEditor.class)
                .add(
                        "bob",
                        "beta.test",
                        new MailboxSettings("", 1, MailboxAccess.ACTIVE, ProtocolAccess.ALL),
                        new NewPassword("secret-1", "secret-1"));
    }

    @AfterAll
    static void stop() {
        administration.close();
    }

    private static AliasSettings alias(String address, String... destinations) {
        return new AliasSettings(address, List.of(destinations), true, true, "", "");
    }

    private static List<String> faults(ThrowingCallable change) {
        return catchThrowableOfType(EntryRejected.class, change).faults().stream()
                .map(fault -> fault.field() + " " + fault.code())
                .toList();
    }

    @Test
    void storesAddressesInOneFormAndEachDestinationOnce() {
        AliasOverview added =
                editor.add(
                        alias("Info@Beta.TEST", "Bob@beta.test", "bob@BETA.test", "x@bücher.test"));

        assertThat(added.settings().address()).isEqualTo("info@beta.test");
        assertThat(added.settings().destinations())
                .containsExactly("bob@beta.test", "x@xn--bcher-kva.test");
    }

    @Test
    void takesACatchAllAndADiscardingAlias() {
        assertThat(editor.add(alias("@beta.test", "bob@beta.test")).isCatchAll()).isTrue();
        assertThat(
                        editor.add(alias("void@beta.test", AliasSettings.DISCARD))
                                .settings()
                                .isDiscarded())
                .isTrue();
    }

    @Test
    void takesPatternsLessonsAndInternalAliases() {
        assertThat(editor.add(alias("shop-*@beta.test", "bob@beta.test")).settings().address())
                .isEqualTo("shop-*@beta.test");
        assertThat(
                        editor.add(alias("trap@beta.test", AliasSettings.LEARN_SPAM))
                                .settings()
                                .destinations())
                .containsExactly("spam@localhost");
        AliasOverview staff =
                editor.add(
                        new AliasSettings(
                                "staff@beta.test",
                                List.of("bob@beta.test"),
                                true,
                                true,
                                true,
                                "",
                                ""));
        assertThat(aliases.find(staff.id()).orElseThrow().settings().internal()).isTrue();
    }

    @Test
    void refusesDestinationsThatAreNone() {
        assertThat(faults(() -> editor.add(alias("d@beta.test"))))
                .containsExactly("destinations goto_empty");
        for (String wrong :
                List.of(
                        "nobody",
                        "a b@c.test",
                        "\"a,b\"@c.test",
                        "root@localhost",
                        "shop-*@beta.test",
                        "x@y.test\r\nBcc: z")) {
            assertThat(faults(() -> editor.add(alias("d@beta.test", wrong))))
                    .as(wrong)
                    .containsExactly("destinations goto_invalid");
        }
        assertThat(faults(() -> editor.add(alias("d@beta.test", "d@beta.test"))))
                .containsExactly("destinations alias_goto_identical");
        assertThat(
                        faults(() ->
                                editor.add(
                                        alias(
                                                "d@beta.test",
                                                AliasSettings.DISCARD,
                                                "bob@beta.test"))))
                .containsExactly("destinations goto_invalid");
    }

    @Test
    void refusesAddressesThatAreTakenOrNotOurs() {
        editor.add(alias("taken@beta.test", "bob@beta.test"));
        assertThat(faults(() -> editor.add(alias("Taken@beta.test", "bob@beta.test"))))
                .containsExactly("address is_alias");
        assertThat(faults(() -> editor.add(alias("bob@beta.test", "x@example.org"))))
                .containsExactly("address is_mailbox");
        assertThat(faults(() -> editor.add(alias("a@example.org", "bob@beta.test"))))
                .containsExactly("address domain_not_found");
        assertThat(faults(() -> editor.add(alias("beta.test", "bob@beta.test"))))
                .containsExactly("address alias_invalid");
    }

    @Test
    void keepsWithinTheDomainsCount() {
        AliasOverview only = editor.add(alias("a@one.test", "x@example.org"));
        assertThat(faults(() -> editor.add(alias("b@one.test", "x@example.org"))))
                .containsExactly("address max_alias_exceeded");
        editor.change(only.id(), alias("b@one.test", "x@example.org"));
        assertThat(aliases.find("b@one.test")).isPresent();
        assertThat(aliases.find("a@one.test")).isEmpty();
    }

    @Test
    void forgetsADeletedAlias() {
        AliasOverview added = editor.add(alias("brief@beta.test", "bob@beta.test"));
        editor.delete(added.id());
        assertThat(aliases.find(added.id())).isEmpty();
        assertThat(faults(() -> editor.delete(added.id())))
                .containsExactly("address alias_invalid");
    }
}
