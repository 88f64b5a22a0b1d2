package org.mailherd.adminui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailherd.adminui.ApiClient.words;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailherd.directory.recipient.DirectoryRecipientResolver;
import org.mailherd.directory.recipient.RecipientResolver;
import org.mailherd.directory.recipient.Resolution;
import org.mailherd.mailmodel.MailAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Every class of addresses, made over REST and then looked up as smtp does it. */
class AddressApiIT {
    private static RunningAdminUi ui;
    private static ApiClient api;

    @BeforeAll
    static void start() {
        ui = RunningAdminUi.start();
        api = new ApiClient(ui);
        api.post(
                "add/domain", "{'domain':'alpha.test','defquota':'10','maxquota':10,'quota':'90'}");
        api.post(
                "add/domain",
                "{'domain':'relayed.test','defquota':'1','maxquota':1,'quota':'1','backupmx':1}");
        addMailbox("ann");
    }

    private static void addMailbox(String name) {
        api.post(
                "add/mailbox",
                "{'local_part':'"
                        + name
                        + "','domain':'alpha.test','password':'secret-1','password2':'secret-1'}");
    }

    @AfterAll
    static void stop() {
        ui.close();
    }

    private static Resolution resolve(String address) {
        return resolver().resolve(MailAddress.parse(address));
    }

    /** One that remembers nothing. */
    private static RecipientResolver resolver() {
        return new DirectoryRecipientResolver(ui.bean(JdbcClient.class), Clock.systemUTC());
    }

    private static String ends(String address) {
        return resolve(address) instanceof Resolution.Deliver deliver
                ? deliver.destinations().toString()
                : "nobody";
    }

    @Test
    void leadsATemporaryAliasThroughItsLife() {
        JsonNode added =
                api.post(
                        "add/time_limited_alias",
                        "{'username':'ann@alpha.test','domain':'alpha.test','description':'shop','validity':'24'}");
        String address = words(added).get(3);
        assertThat(words(added)).startsWith("success", "mailbox_modified", "ann@alpha.test");
        assertThat(ends(address)).contains("ann@alpha.test");

        JsonNode alias = api.get("time_limited_aliases/ann@alpha.test").get(0);
        assertThat(alias.get("address").asString()).isEqualTo(address);
        assertThat(alias.get("goto").asString()).isEqualTo("ann@alpha.test");
        assertThat(alias.get("description").asString()).isEqualTo("shop");
        assertThat(Instant.ofEpochSecond(alias.get("validity").asLong()))
                .isBetween(
                        Instant.now().plus(Duration.ofHours(22)),
                        Instant.now().plus(Duration.ofHours(26)));

        assertThat(words(api.edit("time_limited_alias", address, "'description':'other shop'")))
                .contains("success");
        assertThat(api.get("time_limited_aliases/ann@alpha.test").get(0).get("validity"))
                .isEqualTo(alias.get("validity"));
        assertThat(words(api.edit("time_limited_alias", address, "'permanent':1")))
                .contains("success");
        assertThat(api.get("time_limited_aliases/ann@alpha.test").get(0).get("permanent").asInt())
                .isEqualTo(1);
        assertThat(words(api.post("delete/time_limited_alias", "['" + address + "']")))
                .contains("success");
        assertThat(ends(address)).isEqualTo("nobody");
    }

    @Test
    void refusesATemporaryAliasWithoutEndMailboxOrDomainOfIt() {
        String start = "{'username':'ann@alpha.test',";
        assertThat(words(api.post("add/time_limited_alias", start + "'validity':'0'}")))
                .containsExactly("danger", "validity_missing");
        assertThat(words(api.post("add/time_limited_alias", start + "'validity':'87601'}")))
                .containsExactly("danger", "validity_missing");
        assertThat(
                        words(
                                api.post(
                                        "add/time_limited_alias",
                                        start + "'validity':1,'domain':'relayed.test'}")))
                .containsExactly("danger", "domain_invalid", "relayed.test");
        assertThat(
                        words(
                                api.post(
                                        "add/time_limited_alias",
                                        "{'username':'no@alpha.test','validity':1}")))
                .containsExactly("danger", "access_denied", "no@alpha.test");
        assertThat(words(api.post("delete/time_limited_alias", "['no@alpha.test']")))
                .containsExactly("danger", "spam_alias_invalid", "no@alpha.test");
    }

    @Test
    void leadsAnAliasDomainThroughItsLife() {
        assertThat(
                        words(
                                api.post(
                                        "add/alias-domain",
                                        "{'alias_domain':'Stand-In.test','target_domain':'alpha.test'}")))
                .containsExactly("success", "aliasd_added", "stand-in.test");
        assertThat(ends("ann@stand-in.test")).contains("ann@alpha.test");
        assertThat(api.get("dkim/stand-in.test").get("dkim_selector").asString()).isEqualTo("dkim");
        assertThat(api.get("alias-domain/stand-in.test").get("target_domain").asString())
                .isEqualTo("alpha.test");
        assertThat(words(api.edit("alias-domain", "stand-in.test", "'active':0")))
                .containsExactly("success", "aliasd_modified", "stand-in.test");
        assertThat(resolve("ann@stand-in.test")).isInstanceOf(Resolution.Disabled.class);
        assertThat(words(api.post("delete/alias-domain", "['stand-in.test']")))
                .containsExactly("success", "alias_domain_removed", "stand-in.test");
        assertThat(resolve("ann@stand-in.test")).isInstanceOf(Resolution.NotLocal.class);
        assertThat(api.get("dkim/stand-in.test")).isEmpty();
    }

    @Test
    void refusesAnAliasDomainThatIsTakenOrLeadsNowhere() {
        assertThat(aliasDomain("relayed.test", "alpha.test"))
                .containsExactly("danger", "domain_exists", "relayed.test");
        assertThat(aliasDomain("new.test", "nowhere.test"))
                .containsExactly("danger", "targetd_not_found", "nowhere.test");
        assertThat(aliasDomain("new.test", "relayed.test"))
                .containsExactly("danger", "targetd_relay_domain", "relayed.test");
        assertThat(aliasDomain("no name", "alpha.test")).contains("danger", "alias_domain_invalid");
        assertThat(words(api.edit("alias-domain", "nowhere.test", "'active':0")))
                .containsExactly("danger", "alias_domain_invalid", "nowhere.test");
    }

    private static List<String> aliasDomain(String name, String target) {
        return words(
                api.post(
                        "add/alias-domain",
                        "{'alias_domain':['%s'],'target_domain':'%s'}".formatted(name, target)));
    }

    @Test
    void leadsABccMapThroughItsLife() {
        JsonNode added =
                api.post(
                        "add/bcc",
                        "{'local_dest':'Ann@alpha.test','bcc_dest':'archive@elsewhere.test','type':'rcpt'}");
        String id = words(added).get(2);
        assertThat(words(added)).containsExactly("success", "bcc_saved", id);
        assertThat(((Resolution.Deliver) resolve("ann@alpha.test")).copies())
                .containsExactly(MailAddress.parse("archive@elsewhere.test"));
        assertThat(api.get("bcc/" + id).get("local_dest").asString()).isEqualTo("ann@alpha.test");

        assertThat(words(api.edit("bcc", id, "'type':'sender','local_dest':'alpha.test'")))
                .containsExactly("success", "bcc_edited", id);
        assertThat(((Resolution.Deliver) resolve("ann@alpha.test")).copies()).isEmpty();
        assertThat(resolver().copiesOfSent(MailAddress.parse("ann@alpha.test")))
                .containsExactly(MailAddress.parse("archive@elsewhere.test"));
        assertThat(words(api.post("add/bcc", bcc("@alpha.test", "x@y.test", "sender"))))
                .containsExactly("danger", "bcc_exists", "@alpha.test", "sender");
        assertThat(words(api.post("delete/bcc", "[" + id + "]")))
                .containsExactly("success", "bcc_deleted", id);
        assertThat(api.get("bcc/all")).isEmpty();
    }

    private static String bcc(String local, String copy, String type) {
        return "{'local_dest':'%s','bcc_dest':'%s','type':'%s'}".formatted(local, copy, type);
    }

    @Test
    void refusesABccMapOfOthersOrToNobody() {
        assertThat(words(api.post("add/bcc", bcc("a@elsewhere.test", "x@y.test", "rcpt"))))
                .containsExactly("danger", "bcc_must_be_ours", "a@elsewhere.test");
        assertThat(words(api.post("add/bcc", bcc("b@alpha.test", "null@localhost", "rcpt"))))
                .containsExactly("danger", "bcc_must_be_email", "null@localhost");
        assertThat(words(api.post("add/bcc", bcc("b@alpha.test", "b@alpha.test", "rcpt"))))
                .containsExactly("danger", "bcc_identical", "b@alpha.test");
        assertThat(words(api.post("add/bcc", bcc("b@alpha.test", "x@y.test", "both"))))
                .containsExactly("danger", "bcc_type_invalid", "both");
        assertThat(words(api.edit("bcc", "9999", "'active':0")))
                .containsExactly("danger", "bcc_invalid", "9999");
    }

    @Test
    void leadsARecipientMapThroughItsLife() {
        JsonNode added =
                api.post(
                        "add/recipient_map",
                        "{'recipient_map_old':'was@alpha.test','recipient_map_new':'ann@alpha.test'}");
        String id = words(added).get(2);
        assertThat(words(added)).containsExactly("success", "recipient_map_entry_saved", id);
        assertThat(ends("was@alpha.test")).contains("ann@alpha.test");
        assertThat(api.get("recipient_map/" + id).get("recipient_map_new").asString())
                .isEqualTo("ann@alpha.test");
        assertThat(words(api.edit("recipient_map", id, "'active':0"))).contains("success");
        assertThat(ends("was@alpha.test")).isEqualTo("nobody");
        assertThat(words(api.edit("recipient_map", id, "'recipient_map_new':'was@alpha.test'")))
                .containsExactly("danger", "invalid_recipient_map_new", "was@alpha.test");
        assertThat(
                        words(
                                api.post(
                                        "add/recipient_map",
                                        "{'recipient_map_old':'was@alpha.test','recipient_map_new':'@b.test'}")))
                .containsExactly("danger", "recipient_map_entry_exists", "was@alpha.test");
        assertThat(
                        words(
                                api.post(
                                        "add/recipient_map",
                                        "{'recipient_map_old':'a b','recipient_map_new':'@b.test'}")))
                .containsExactly("danger", "invalid_recipient_map_old", "a b");
        assertThat(words(api.post("delete/recipient_map", "['" + id + "']")))
                .containsExactly("success", "recipient_map_entry_deleted", id);
        assertThat(api.get("recipient_map/" + id)).isEmpty();
    }

    @Test
    void takesWildcardInternalAndTargetlessAliases() {
        alias("{'address':'shop-*@alpha.test','goto':'ann@alpha.test'}");
        assertThat(ends("shop-books@alpha.test")).contains("ann@alpha.test");
        alias("{'address':'staff@alpha.test','goto':'ann@alpha.test','internal':'1'}");
        assertThat(resolve("staff@alpha.test").toString()).contains("Members[domain=alpha.test]");
        alias("{'address':'void@alpha.test','goto_null':'1'}");
        assertThat(ends("void@alpha.test")).contains("Discard");
        alias("{'address':'good@alpha.test','goto_ham':'1'}");
        assertThat(ends("good@alpha.test")).contains("HAM");
        alias("{'address':'bad@alpha.test','goto_spam':'1'}");
        assertThat(ends("bad@alpha.test")).contains("SPAM");
        assertThat(words(api.post("add/alias", "{'address':'p@alpha.test','goto':'*@b.test'}")))
                .containsExactly("danger", "goto_invalid", "*@b.test");
    }

    private static void alias(String body) {
        assertThat(words(api.post("add/alias", body))).startsWith("success", "alias_added");
    }

    @Test
    void nothingOfADeletedMailboxLeadsToItsSuccessor() {
        addMailbox("gone");
        String alias =
                words(
                                api.post(
                                        "add/time_limited_alias",
                                        "{'username':'gone@alpha.test','validity':'24'}"))
                        .get(3);
        api.post("add/bcc", bcc("gone@alpha.test", "spy@elsewhere.test", "rcpt"));
        api.post("delete/mailbox", "['gone@alpha.test']");
        addMailbox("gone");

        assertThat(ends(alias)).isEqualTo("nobody");
        assertThat(((Resolution.Deliver) resolve("gone@alpha.test")).copies()).isEmpty();
    }
}
