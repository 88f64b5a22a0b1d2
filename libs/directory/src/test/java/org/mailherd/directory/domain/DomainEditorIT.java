package org.mailherd.directory.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailherd.directory.RunningAdministration;
import org.mailherd.directory.alias.AliasEditor;
import org.mailherd.directory.alias.AliasSettings;
import org.mailherd.directory.alias.Aliases;
import org.mailherd.directory.dkim.SigningKeys;
import org.mailherd.directory.mailbox.MailboxAccess;
import org.mailherd.directory.mailbox.MailboxEditor;
import org.mailherd.directory.mailbox.MailboxSettings;
import org.mailherd.directory.mailbox.NewPassword;
import org.mailherd.directory.mailbox.ProtocolAccess;

class DomainEditorIT {
    private static final DomainSettings DEFAULTS = DomainSettings.defaults();
    private static RunningAdministration administration;
    private static DomainEditor editor;
    private static Domains domains;

    @BeforeAll
    static void start() {
        administration = new RunningAdministration(Map.of());
        editor = administration.bean(DomainEditor.class);
        domains = administration.bean(Domains.class);
    }

    @AfterAll
    static void stop() {
        administration.close();
    }

    private static List<String> faults(ThrowingCallable change) {
        return catchThrowableOfType(EntryRejected.class, change).faults().stream()
                .map(fault -> fault.field() + " " + fault.code())
                .toList();
    }

    private static DomainSettings sizes(long defquota, long maxquota, long quota) {
        return new DomainSettings(
                "", 400, 10, defquota, maxquota, quota, true, true, false, false, false);
    }

    @Test
    void storesTheNameInLowerCaseAndALabels() {
        assertThat(editor.add(" Bücher.Test ", DEFAULTS)).isEqualTo("xn--bcher-kva.test");
        assertThat(domains.find("xn--bcher-kva.test")).isPresent();
    }

    @Test
    void givesANewDomainItsSigningKey() {
        editor.add("key.test", DEFAULTS);

        assertThat(administration.bean(SigningKeys.class).forDomain("key.test"))
                .singleElement()
                .satisfies(
                        key -> assertThat(key.recordName()).isEqualTo("dkim._domainkey.key.test"));
    }

    @Test
    void keepsWhatWasSet() {
        DomainSettings settings =
                new DomainSettings("Söme", 7, 3, 10, 20, 50, false, false, true, true, true);
        editor.add("kept.test", settings);
        assertThat(domains.find("kept.test").orElseThrow().settings()).isEqualTo(settings);
    }

    @Test
    void refusesWhatIsNoDomainName() {
        for (String name :
                List.of("", "alpha", "a b.test", "[192.0.2.1]", "-x.test", "a..test", "a_b.test")) {
            assertThat(faults(() -> editor.add(name, DEFAULTS)))
                    .as(name)
                    .containsExactly("domain domain_invalid");
        }
    }

    @Test
    void refusesTheHostsOwnNameAndWhatExists() {
        editor.add("twice.test", DEFAULTS);
        assertThat(faults(() -> editor.add("mail.ALPHA.test", DEFAULTS)))
                .containsExactly("domain domain_matches_hostname");
        assertThat(faults(() -> editor.add("Twice.test", DEFAULTS)))
                .containsExactly("domain domain_exists");
    }

    @Test
    void namesAllFaultsOfTheQuotasAtOnce() {
        assertThat(faults(() -> editor.add("quota.test", sizes(0, 10, 10))))
                .containsExactly("defquota defquota_empty");
        assertThat(faults(() -> editor.add("quota.test", sizes(30, 20, 10))))
                .containsExactly(
                        "defquota mailbox_defquota_exceeds_mailbox_maxquota",
                        "maxquota mailbox_quota_exceeds_domain_quota");
        assertThat(faults(() -> editor.add("quota.test", sizes(1, 2, -5))))
                .contains("quota quota_invalid");
        assertThat(domains.find("quota.test")).isEmpty();
    }

    @Test
    void keepsADomainThatHasMailboxesAndItsLimitsAboveThem() {
        editor.add("full.test", DEFAULTS);
        mailbox("a", "full.test", 2048);
        mailbox("b", "full.test", 2048);

        assertThat(faults(() -> editor.delete("full.test")))
                .containsExactly("domain domain_not_empty");
        DomainSettings small =
                new DomainSettings("", 400, 1, 1, 1, 1, true, true, false, false, false);
        assertThat(faults(() -> editor.change("full.test", small)))
                .containsExactly("mailboxes mailboxes_in_use", "quota max_quota_in_use");
    }

    @Test
    void takesAliasesAndKeysWithADeletedDomain() {
        editor.add("gone.test", DEFAULTS);
        administration
                .bean(AliasEditor.class)
                .add(
                        new AliasSettings(
                                "x@gone.test", List.of("y@example.org"), true, true, "", ""));

        editor.delete("gone.test");

        assertThat(domains.find("gone.test")).isEmpty();
        assertThat(administration.bean(Aliases.class).find("x@gone.test")).isEmpty();
        assertThat(administration.bean(SigningKeys.class).forDomain("gone.test")).isEmpty();
    }

    @Test
    void saysThatAnUnknownDomainIsUnknown() {
        assertThat(faults(() -> editor.delete("nowhere.test")))
                .containsExactly("domain domain_invalid");
        assertThat(faults(() -> editor.change("nowhere.test", DEFAULTS)))
                .containsExactly("domain domain_invalid");
    }

    private static void mailbox(String localPart, String domain, long quota) {
        administration
                .bean(MailboxEditor.class)
                .add(
                        localPart,
                        domain,
                        new MailboxSettings("", quota, MailboxAccess.ACTIVE, ProtocolAccess.ALL),
                        new NewPassword("secret-1", "secret-1"));
    }
}
