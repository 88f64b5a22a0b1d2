package org.mailherd.adminui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mailherd.adminui.ApiClient.words;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailherd.directory.delivery.DeliveryDirectory;
import org.mailherd.directory.delivery.DeliveryTerms;
import org.mailherd.directory.login.Authenticator;
import org.mailherd.directory.login.LoginAttempt;
import org.mailherd.directory.login.LoginOutcome;
import org.mailherd.directory.login.Protocol;
import org.mailherd.directory.login.SenderPolicy;
import org.mailherd.directory.login.TlsDemands;
import org.mailherd.directory.mailbox.Mailboxes;
import org.mailherd.directory.routing.SenderIdentity;
import org.mailherd.directory.routing.SenderRoutes;
import org.mailherd.mailmodel.MailAddress;
import tools.jackson.databind.JsonNode;

/**
 * Who may log in to a mailbox, how, and send as whom: set over REST, then tried as smtp does it.
 */
class MailboxAccessApiIT {
    private static final String ANN = "ann@alpha.test";
    private static RunningAdminUi ui;
    private static ApiClient api;

    @BeforeAll
    static void start() {
        ui = RunningAdminUi.start();
        api = new ApiClient(ui);
        api.post(
                "add/domain", "{'domain':'alpha.test','defquota':'10','maxquota':10,'quota':'90'}");
        api.post(
                "add/mailbox",
                "{'local_part':'ann','domain':'alpha.test','password':'secret-1','password2':'secret-1'}");
    }

    @AfterAll
    static void stop() {
        ui.close();
    }

    private static void edit(String attributes) {
        assertThat(words(api.edit("mailbox", ANN, attributes)))
                .containsExactly("success", "mailbox_modified", ANN);
    }

    private static boolean logsIn(String password, Protocol protocol, String from) {
        return ui.bean(Authenticator.class).login(new LoginAttempt(ANN, password, protocol, from))
                instanceof LoginOutcome.Granted;
    }

    private static boolean maySendAs(String sender) {
        LoginOutcome login =
                ui.bean(Authenticator.class)
                        .login(new LoginAttempt(ANN, "secret-1", Protocol.SMTP, "192.0.2.1"));
        return ui.bean(SenderPolicy.class)
                .maySendAs(((LoginOutcome.Granted) login).account(), MailAddress.parse(sender));
    }

    @Test
    void grantsWhatAMailboxMaySendAs() {
        edit("'sender_acl':['Boss@alpha.test','@elsewhere.test']");
        assertThat(maySendAs("boss@alpha.test")).isTrue();
        assertThat(maySendAs("anybody@elsewhere.test")).isTrue();
        assertThat(maySendAs("other@alpha.test")).isFalse();
        assertThat(
                        api.get("mailbox-access/" + ANN)
                                .get("sender_acl")
                                .valueStream()
                                .map(JsonNode::asString))
                .containsExactly("boss@alpha.test", "@elsewhere.test");
        edit("'sender_acl':['*']");
        assertThat(maySendAs("other@alpha.test")).isTrue();
        edit("'sender_acl':['default']");
        assertThat(maySendAs("boss@alpha.test")).isFalse();
        assertThat(words(api.edit("mailbox", ANN, "'sender_acl':['a b']")))
                .containsExactly("danger", "sender_acl_invalid", "a b");
    }

    @Test
    void letsAMailboxInFromItsNetworksOnly() {
        edit("'smtp_allowed_networks':'192.0.2.0/24,2001:db8::/32'");
        assertThat(logsIn("secret-1", Protocol.SMTP, "192.0.2.9")).isTrue();
        assertThat(logsIn("secret-1", Protocol.SMTP, "2001:db8::9")).isTrue();
        assertThat(logsIn("secret-1", Protocol.SMTP, "198.51.100.9")).isFalse();
        assertThat(logsIn("secret-1", Protocol.IMAP, "198.51.100.9")).isTrue();
        edit("'name':'Ann'");
        assertThat(api.get("mailbox-access/" + ANN).get("smtp_allowed_networks")).hasSize(2);
        assertThat(words(api.edit("mailbox", ANN, "'allowed_networks':['here']")))
                .containsExactly("danger", "ip_invalid", "here");
        edit("'smtp_allowed_networks':''");
        assertThat(logsIn("secret-1", Protocol.SMTP, "198.51.100.9")).isTrue();
    }

    @Test
    void closesTheDoorsOfAMailboxOneByOne() {
        edit("'smtp_access':0,'dav_access':0");
        assertThat(logsIn("secret-1", Protocol.SMTP, "192.0.2.1")).isFalse();
        assertThat(logsIn("secret-1", Protocol.DAV, "192.0.2.1")).isFalse();
        assertThat(logsIn("secret-1", Protocol.IMAP, "192.0.2.1")).isTrue();
        edit("'protocol_access':['imap','smtp','pop3','sieve','dav']");
        assertThat(logsIn("secret-1", Protocol.DAV, "192.0.2.1")).isTrue();
        edit("'active':2");
        assertThat(logsIn("secret-1", Protocol.IMAP, "192.0.2.1")).isFalse();
        edit("'active':1");
        assertThat(words(api.edit("mailbox", ANN, "'active':3")))
                .containsExactly("danger", "active_invalid");
    }

    @Test
    void demandsTlsAndShowsIt() {
        edit("'tls_enforce_in':1,'tls_enforce_out':'1'");
        TlsDemands demands = ui.bean(TlsDemands.class);
        long ann = ui.bean(Mailboxes.class).find(ANN).orElseThrow().id();
        assertThat(api.get("mailbox/" + ANN).get("attributes").get("tls_enforce_in").asString())
                .isEqualTo("1");
        assertThat(
                        api.get("mailbox/all")
                                .get(0)
                                .get("attributes")
                                .get("tls_enforce_out")
                                .asString())
                .isEqualTo("1");
        await().atMost(Duration.ofSeconds(60)).until(() -> demands.inbound(ann));
        edit("'tls_enforce_in':0,'tls_enforce_out':0");
        assertThat(words(api.edit("mailbox", ANN, "'tls_enforce_in':'perhaps'")))
                .containsExactly("danger", "tls_enforce_in_invalid", "perhaps");
    }

    @Test
    void sendsAMailboxsMailByItsRelayHost() {
        api.post("add/relayhost", "{'hostname':'[relay.test]:587'}");
        String id = api.get("relayhost/all").get(0).get("id").asString();
        edit("'relayhost':'" + id + "'");
        assertThat(api.get("relayhost/" + id).get("used_by_mailboxes").asString()).isEqualTo(ANN);
        assertThat(api.get("mailbox/" + ANN).get("attributes").get("relayhost").asString())
                .isEqualTo(id);
        assertThat(words(api.edit("mailbox", ANN, "'name':'changed','relayhost':'999'")))
                .containsExactly("danger", "relayhost_invalid", "999");
        assertThat(api.get("mailbox/" + ANN).get("name").asString())
                .as("a change comes wholly or not at all")
                .isNotEqualTo("changed");
        edit("'relayhost':0");
        assertThat(api.get("relayhost/" + id).get("used_by_mailboxes").asString()).isEmpty();
    }

    @Test
    void leadsAnAppPasswordThroughItsLife() {
        JsonNode added =
                api.post(
                        "add/app-passwd",
                        "{'username':'ann@alpha.test','app_name':'phone','app_passwd':'app-secret','app_passwd2':'app-secret','protocols':['imap_access','smtp_access']}");
        String id = words(added).get(2);
        assertThat(words(added)).containsExactly("success", "app_passwd_added", id);
        assertThat(added.toString()).doesNotContain("app-secret");
        assertThat(logsIn("app-secret", Protocol.SMTP, "192.0.2.1")).isTrue();
        assertThat(logsIn("app-secret", Protocol.POP3, "192.0.2.1")).isFalse();

        JsonNode shown = api.get("app-passwd/all/" + ANN);
        assertThat(shown.get(0).get("name").asString()).isEqualTo("phone");
        assertThat(shown.get(0).get("pop3_access").asInt()).isZero();
        assertThat(shown.toString()).doesNotContain("app-secret", "argon2");

        assertThat(
                        words(
                                api.edit(
                                        "app-passwd",
                                        id,
                                        "'app_passwd':'new-secret','app_passwd2':'new-secret'")))
                .containsExactly("success", "object_modified", id);
        assertThat(logsIn("app-secret", Protocol.SMTP, "192.0.2.1")).isFalse();
        assertThat(logsIn("new-secret", Protocol.SMTP, "192.0.2.1")).isTrue();
        api.edit("app-passwd", id, "'active':0");
        assertThat(logsIn("new-secret", Protocol.SMTP, "192.0.2.1")).isFalse();
        assertThat(words(api.post("delete/app-passwd", "['" + id + "']")))
                .containsExactly("success", "app_passwd_removed", id);
        assertThat(words(api.post("delete/app-passwd", "['" + id + "']")))
                .containsExactly("danger", "app_passwd_id_invalid", id);
    }

    @Test
    void refusesAnAppPasswordWithoutNameOrSecretOrMailbox() {
        assertThat(words(appPassword(ANN, "", "app-secret", "app-secret")))
                .containsExactly("danger", "app_name_empty");
        assertThat(words(appPassword(ANN, "phone", "short", "short")))
                .containsExactly("danger", "password_complexity");
        assertThat(words(appPassword(ANN, "phone", "app-secret", "another")))
                .containsExactly("danger", "password_mismatch");
        assertThat(words(appPassword("no@alpha.test", "phone", "app-secret", "app-secret")))
                .containsExactly("danger", "access_denied");
    }

    private static JsonNode appPassword(
            String mailbox, String name, String password, String again) {
        return api.post(
                "add/app-passwd",
                "{'username':'%s','app_name':'%s','app_passwd':'%s','app_passwd2':'%s'}"
                        .formatted(mailbox, name, password, again));
    }

    @Test
    void setsAsWhomTheMailOfADomainLeaves() {
        assertThat(
                        words(
                                api.edit(
                                        "domain",
                                        "alpha.test",
                                        "'source_v4':'192.0.2.1','helo_name':'out.alpha.test'")))
                .containsExactly("success", "domain_modified", "alpha.test");
        assertThat(ui.bean(SenderRoutes.class).identity("alpha.test"))
                .contains(new SenderIdentity("192.0.2.1", "", "out.alpha.test"));
        assertThat(
                        words(
                                api.edit(
                                        "domain",
                                        "alpha.test",
                                        "'description':'changed','source_v6':'192.0.2.1'")))
                .containsExactly("danger", "ip_invalid", "192.0.2.1");
        assertThat(api.get("domain/alpha.test").get("description").asString()).isEmpty();
    }

    @Test
    void saysHowMuchItTakesAndWhereTaggedMailGoes() {
        edit("'quota_messages':'5000','tagged_mail_handler':'subfolder'");
        long id = ui.bean(Mailboxes.class).find(ANN).orElseThrow().id();
        DeliveryTerms terms = ui.bean(DeliveryDirectory.class).terms(id).orElseThrow();
        assertThat(terms.quotaMessages()).isEqualTo(5000);
        assertThat(terms.tagged()).isEqualTo(DeliveryTerms.TaggedMail.SUBFOLDER);
        edit("'quota_messages':0");
        assertThat(ui.bean(DeliveryDirectory.class).terms(id).orElseThrow().tagged())
                .isEqualTo(DeliveryTerms.TaggedMail.SUBFOLDER);
        assertThat(words(api.edit("mailbox", ANN, "'tagged_mail_handler':'folder'")))
                .containsExactly("danger", "tagged_mail_handler_invalid", "folder");
        assertThat(words(api.edit("mailbox", ANN, "'quota_messages':-1"))).contains("danger");
    }

    @Test
    void itsDomainSaysWhatBecomesOfMailForAFullOne() {
        long id = ui.bean(Mailboxes.class).find(ANN).orElseThrow().id();
        api.edit("domain", "alpha.test", "'quota_full':'defer'");
        assertThat(ui.bean(DeliveryDirectory.class).terms(id).orElseThrow().defersWhenFull())
                .isTrue();
        assertThat(api.get("domain/alpha.test").get("quota_full").asString()).isEqualTo("defer");
        api.edit("domain", "alpha.test", "'quota_full':'reject'");
        assertThat(ui.bean(DeliveryDirectory.class).terms(id).orElseThrow().defersWhenFull())
                .isFalse();
        assertThat(words(api.edit("domain", "alpha.test", "'quota_full':'drop'")))
                .containsExactly("danger", "quota_full_invalid", "drop");
    }
}
