package org.mailherd.directory.mailbox;

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
import org.mailherd.directory.domain.DomainEditor;
import org.mailherd.directory.domain.DomainSettings;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.login.Authenticator;
import org.mailherd.directory.login.LoginAttempt;
import org.mailherd.directory.login.LoginOutcome;
import org.mailherd.directory.login.Protocol;

class MailboxEditorIT {
    private static final NewPassword PASSWORD = new NewPassword("secret-1", "secret-1");
    private static final NewPassword KEEP = new NewPassword("", "");
    private static RunningAdministration administration;
    private static MailboxEditor editor;
    private static Mailboxes mailboxes;

    @BeforeAll
    static void start() {
        administration = new RunningAdministration(Map.of());
        editor = administration.bean(MailboxEditor.class);
        mailboxes = administration.bean(Mailboxes.class);
        DomainEditor domains = administration.bean(DomainEditor.class);
        domains.add("beta.test", DomainSettings.defaults());
        domains.add(
                "small.test",
                new DomainSettings("", 10, 2, 10, 60, 100, true, true, false, false, false));
        administration
                .bean(AliasEditor.class)
                .add(
                        new AliasSettings(
                                "info@beta.test", List.of("x@example.org"), true, true, "", ""));
    }

    @AfterAll
    static void stop() {
        administration.close();
    }

    private static MailboxSettings quota(long mib) {
        return new MailboxSettings("", mib, MailboxAccess.ACTIVE, ProtocolAccess.ALL);
    }

    private static List<String> faults(ThrowingCallable change) {
        return catchThrowableOfType(EntryRejected.class, change).faults().stream()
                .map(fault -> fault.field() + " " + fault.code())
                .toList();
    }

    private static LoginOutcome login(String address, String password) {
        return administration
                .bean(Authenticator.class)
                .login(new LoginAttempt(address, password, Protocol.IMAP, "192.0.2.1"));
    }

    @Test
    void letsTheNewMailboxLogInUntilThePasswordOrTheAccessChanges() {
        assertThat(editor.add("Bob", "beta.test", quota(10), PASSWORD)).isEqualTo("bob@beta.test");
        assertThat(login("bob@beta.test", "secret-1")).isInstanceOf(LoginOutcome.Granted.class);

        editor.change("bob@beta.test", quota(20), KEEP);
        assertThat(login("bob@beta.test", "secret-1")).isInstanceOf(LoginOutcome.Granted.class);

        editor.change("bob@beta.test", quota(20), new NewPassword("secret-2", "secret-2"));
        assertThat(login("bob@beta.test", "secret-1")).isInstanceOf(LoginOutcome.Refused.class);
        assertThat(login("bob@beta.test", "secret-2")).isInstanceOf(LoginOutcome.Granted.class);

        editor.change(
                "bob@beta.test",
                new MailboxSettings("", 20, MailboxAccess.RECEIVE_ONLY, ProtocolAccess.ALL),
                KEEP);
        assertThat(login("bob@beta.test", "secret-2")).isInstanceOf(LoginOutcome.Refused.class);
    }

    @Test
    void keepsWhatWasSet() {
        MailboxSettings settings =
                new MailboxSettings(
                        "Zoë Ω",
                        0,
                        MailboxAccess.INACTIVE,
                        new ProtocolAccess(true, false, true, false));
        editor.add("zoe", "beta.test", settings, PASSWORD);
        assertThat(mailboxes.find("zoe@beta.test").orElseThrow().settings()).isEqualTo(settings);
    }

    @Test
    void refusesNamesThatAreTakenOrNone() {
        editor.add("taken", "beta.test", quota(1), PASSWORD);
        assertThat(faults(() -> editor.add("Taken", "beta.test", quota(1), PASSWORD)))
                .containsExactly("localPart object_exists");
        assertThat(faults(() -> editor.add("info", "beta.test", quota(1), PASSWORD)))
                .containsExactly("localPart is_alias");
        assertThat(faults(() -> editor.add("a", "nowhere.test", quota(1), PASSWORD)))
                .containsExactly("domain domain_not_found");
        for (String name :
                List.of("", "a b", "a+b", "a/b", "a%b", "\"a b\"", "a@b", ".a", "a\r\nX: y")) {
            assertThat(faults(() -> editor.add(name, "beta.test", quota(1), PASSWORD)))
                    .as(name)
                    .containsExactly("localPart mailbox_invalid");
        }
    }

    @Test
    void refusesPasswordsThatDifferOrAreShort() {
        assertThat(
                        faults(() ->
                                editor.add(
                                        "p",
                                        "beta.test",
                                        quota(1),
                                        new NewPassword("secret-1", "secret-2"))))
                .containsExactly("password2 password_mismatch");
        assertThat(
                        faults(() ->
                                editor.add(
                                        "p",
                                        "beta.test",
                                        quota(1),
                                        new NewPassword("12345", "12345"))))
                .containsExactly("password password_complexity");
        assertThat(faults(() -> editor.add("p", "beta.test", quota(1), KEEP)))
                .containsExactly("password password_empty");
    }

    @Test
    void keepsWithinTheDomainsCountAndQuota() {
        assertThat(faults(() -> editor.add("a", "small.test", quota(61), PASSWORD)))
                .containsExactly("quota mailbox_quota_exceeded");
        editor.add("a", "small.test", quota(60), PASSWORD);
        assertThat(faults(() -> editor.add("b", "small.test", quota(41), PASSWORD)))
                .containsExactly("quota mailbox_quota_left_exceeded");
        editor.add("b", "small.test", quota(40), PASSWORD);
        assertThat(faults(() -> editor.add("c", "small.test", quota(0), PASSWORD)))
                .containsExactly("domain max_mailbox_exceeded");
        editor.change("a@small.test", quota(50), KEEP);
        assertThat(faults(() -> editor.change("b@small.test", quota(51), KEEP)))
                .containsExactly("quota mailbox_quota_left_exceeded");
    }

    @Test
    void forgetsADeletedMailbox() {
        editor.add("brief", "beta.test", quota(1), PASSWORD);
        editor.delete("brief@beta.test");
        assertThat(mailboxes.find("brief@beta.test")).isEmpty();
        assertThat(faults(() -> editor.delete("brief@beta.test")))
                .containsExactly("username access_denied");
    }
}
