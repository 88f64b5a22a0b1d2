package org.mailherd.directory.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.directory.TestDirectory;
import org.mailherd.testsupport.ManualClock;

/** Every class of address and their order, asked of a real database at the Unix time 1000. */
class AddressClassesIT {
    private static final ManualClock CLOCK = ManualClock.at("1970-01-01T00:16:40Z");
    private static RecipientResolver resolver;

    @BeforeAll
    static void fill() {
        TestDirectory directory = new TestDirectory();
        domains(directory);
        mailboxes(directory);
        aliases(directory);
        rewriting(directory);
        resolver = new DirectoryRecipientResolver(directory.jdbc, CLOCK);
    }

    private static void domains(TestDirectory directory) {
        for (String domain : "alpha beta all off relay listed mixed xn--bcher-kva".split(" ")) {
            directory.domain(domain + ".test");
        }
        directory
                .aliasDomain("alias.test", "alpha.test")
                .aliasDomain("all-alias.test", "all.test")
                .aliasDomain("off-alias.test", "alpha.test")
                .aliasDomain("dead-alias.test", "off.test")
                .aliasDomain("relay-alias.test", "relay.test");
        directory.sql("UPDATE domain SET active = FALSE WHERE domain = 'off.test'");
        directory.sql(
                "UPDATE alias_domain SET active = FALSE WHERE alias_domain = 'off-alias.test'");
        directory.sql(
                "UPDATE domain SET backup_mx = TRUE WHERE domain IN ('relay.test', 'listed.test', 'mixed.test')");
        directory.sql("UPDATE domain SET relay_all_recipients = TRUE WHERE domain = 'relay.test'");
        directory.sql("UPDATE domain SET relay_unknown_only = TRUE WHERE domain = 'mixed.test'");
    }

    private static void mailboxes(TestDirectory directory) {
        for (String mailbox :
                """
                alice@alpha.test off@alpha.test receiver@alpha.test jörg@alpha.test both@alpha.test bob@beta.test
                all@all.test kept@all.test x@off.test here@relay.test here@listed.test gone@listed.test here@mixed.test
                off@mixed.test buch@xn--bcher-kva.test ann@alpha.test bcc@alpha.test jose@alpha.test\
                """
                        .split("\\s+")) {
            directory.mailbox(mailbox);
        }
        directory.sql(
                "UPDATE mailbox SET active = 0 WHERE username IN ('off@alpha.test', 'gone@listed.test', 'off@mixed.test')");
        directory.sql("UPDATE mailbox SET active = 2 WHERE username = 'receiver@alpha.test'");
    }

    private static void aliases(TestDirectory directory) {
        directory
                .alias("info@alpha.test", "alice@alpha.test, bob@beta.test")
                .alias("out@alpha.test", "someone@example.org,alice@alpha.test")
                .alias("outtag@alpha.test", "someone+list@example.org")
                .alias("nested@alpha.test", "info@alpha.test,out@alpha.test")
                .alias("tagged@alpha.test", "alice+own@alpha.test,bob@beta.test")
                .alias("info+sales@alpha.test", "bob@beta.test")
                .alias("both@alpha.test", "bob@beta.test")
                .alias("closed@alpha.test", "alice@alpha.test")
                .alias("staff@alpha.test", "alice@alpha.test,bob@beta.test")
                .alias("public@alpha.test", "staff@alpha.test")
                .alias("self@alpha.test", "self@alpha.test,alice@alpha.test")
                .alias("onlyself@alpha.test", "onlyself@alpha.test")
                .alias("loop@alpha.test", "loop2@alpha.test")
                .alias("loop2@alpha.test", "loop@alias.test")
                .alias("loop3@alpha.test", "loop4@alias.test,ann@alpha.test")
                .alias("loop4@alpha.test", "loop3@alias.test,alice@alpha.test")
                .alias("dead@alpha.test", "nobody@alpha.test")
                .alias("half@alpha.test", "nobody@alpha.test,alice@alpha.test")
                .alias("tooff@alpha.test", "off@alpha.test")
                .alias("broken@alpha.test", "not an address,alice@alpha.test")
                .alias("void@alpha.test", "null@localhost")
                .alias("ham@alpha.test", "ham@localhost")
                .alias("trap@alpha.test", "spam@localhost")
                .alias("twice@alpha.test", "alice@alpha.test,alice@alias.test,ALICE+x@Alpha.test")
                .alias("viarelay@alpha.test", "x@relay.test,y@example.org")
                .alias("@all.test", "all@all.test")
                .alias("void@all.test", "null@localhost")
                .alias("shut@all.test", "all@all.test")
                .alias("front@relay.test", "alice@alpha.test")
                .alias("shop-*@alpha.test", "alice@alpha.test")
                .alias("shop-b*@alpha.test", "bob@beta.test")
                .alias("*-shop-*@alpha.test", "ann@alpha.test")
                .alias("shop-exact@alpha.test", "ann@alpha.test")
                .alias("*@xn--bcher-kva.test", "buch@bücher.test")
                .alias("inner-*@alpha.test", "ann@alpha.test")
                .temporary("brief@alpha.test", "alice@alpha.test", 1001)
                .temporary("past@alpha.test", "alice@alpha.test", 1000)
                .temporary("past@all.test", "all@all.test", 1)
                .temporary("ever@alpha.test", "alice@alpha.test", 1)
                .temporary("brief@alias.test", "bob@beta.test", 2000);
        directory.sql(
                "UPDATE alias SET active = FALSE WHERE address IN ('closed@alpha.test', 'shut@all.test')");
        directory.sql(
                "UPDATE alias SET internal = TRUE WHERE address IN ('staff@alpha.test', 'inner-*@alpha.test')");
        directory.sql("UPDATE spamalias SET permanent = TRUE WHERE address = 'ever@alpha.test'");
    }

    private static void rewriting(TestDirectory directory) {
        directory
                .rewrite("old@alpha.test", "alice@alpha.test")
                .rewrite("left@alpha.test", "right@alpha.test")
                .rewrite("right@alpha.test", "left@alpha.test")
                .rewrite("swap1@alpha.test", "ann@alpha.test")
                .rewrite("moved@alpha.test", "moved@example.org")
                .rewrite("wrong@alpha.test", "nonsense")
                .rewrite("@former.test", "@alpha.test")
                .rewrite("dave@outside.test", "dave@elsewhere.test")
                .rewrite("one@chain.test", "two@chain.test")
                .rewrite("two@chain.test", "alice@alpha.test")
                .rewrite("drop@alpha.test", "null@localhost")
                .rewrite("tostaff@outside.test", "staff@alpha.test")
                .copy("rcpt", "bcc@alpha.test", "archive@beta.test")
                .copy("rcpt", "@mixed.test", "journal@example.org")
                .copy("sender", "ann@alpha.test", "chief@beta.test");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    alice@alpha.test            | alice@alpha.test
                    ALICE@Alpha.TEST            | alice@alpha.test
                    alice+Shop@alpha.test       | alice+Shop@alpha.test
                    Alice+a+b@alpha.test        | alice+a+b@alpha.test
                    alice+@alpha.test           | alice@alpha.test
                    +alice@alpha.test           | unknown
                    "alice"@alpha.test          | alice@alpha.test
                    receiver@alpha.test         | receiver@alpha.test
                    off@alpha.test              | disabled
                    off+x@alpha.test            | disabled
                    jörg@alpha.test             | jörg@alpha.test
                    JÖRG+Ü@alpha.test           | jörg+Ü@alpha.test
                    jo\u0308rg@alpha.test       | jörg@alpha.test
                    jorg@alpha.test             | unknown
                    josé@alpha.test             | unknown
                    nobody@alpha.test           | unknown
                    nobody+alice@alpha.test     | unknown
                    a@example.org               | not local
                    null@localhost              | not local
                    info@alpha.test             | alice@alpha.test, bob@beta.test
                    INFO@alpha.test             | alice@alpha.test, bob@beta.test
                    info+Tag@alpha.test         | alice+Tag@alpha.test, bob+Tag@beta.test
                    info+sales@alpha.test       | bob@beta.test
                    tagged+x@alpha.test         | alice+own@alpha.test, bob+x@beta.test
                    out@alpha.test              | forward someone@example.org, alice@alpha.test
                    out+x@alpha.test            | forward someone@example.org, alice+x@alpha.test
                    outtag@alpha.test           | forward someone+list@example.org
                    nested@alpha.test           | alice@alpha.test, bob@beta.test, forward someone@example.org
                    both@alpha.test             | bob@beta.test
                    closed@alpha.test           | disabled
                    closed+x@alpha.test         | disabled
                    staff@alpha.test            | members of alpha.test: alice@alpha.test, bob@beta.test
                    staff+x@alias.test          | members of alpha.test: alice+x@alpha.test, bob+x@beta.test
                    public@alpha.test           | alice@alpha.test, bob@beta.test
                    self@alpha.test             | alice@alpha.test
                    onlyself@alpha.test         | unknown
                    loop@alpha.test             | unknown
                    loop3@alpha.test            | ann@alpha.test, alice@alpha.test
                    loop4@alias.test            | alice@alpha.test, ann@alpha.test
                    dead@alpha.test             | unknown
                    half@alpha.test             | alice@alpha.test
                    tooff@alpha.test            | disabled
                    broken@alpha.test           | alice@alpha.test
                    void@alpha.test             | discard
                    ham@alpha.test              | learn HAM
                    trap@alpha.test             | learn SPAM
                    trap+x@alpha.test           | learn SPAM
                    twice@alpha.test            | alice@alpha.test
                    alice@alias.test            | alice@alpha.test
                    alice+T@alias.test          | alice+T@alpha.test
                    info@alias.test             | alice@alpha.test, bob@beta.test
                    nobody@alias.test           | unknown
                    alice@off-alias.test        | disabled
                    x@off.test                  | disabled
                    nobody@off.test             | disabled
                    x@dead-alias.test           | disabled
                    whoever@all.test            | all@all.test
                    whoever+t@all.test          | all@all.test
                    kept@all.test               | kept@all.test
                    kept+t@all.test             | kept+t@all.test
                    void@all.test               | discard
                    shut@all.test               | disabled
                    whoever@all-alias.test      | all@all.test
                    past@all.test               | unknown
                    shop-any@alpha.test         | alice@alpha.test
                    shop-@alpha.test            | alice@alpha.test
                    Shop-Books@alpha.test       | bob@beta.test
                    shop-books@alias.test       | bob@beta.test
                    shop-exact@alpha.test       | ann@alpha.test
                    my-shop-x@alpha.test        | ann@alpha.test
                    shop-x+t@alpha.test         | alice@alpha.test
                    xshop@alpha.test            | unknown
                    inner-x@alpha.test          | members of alpha.test: ann@alpha.test
                    any.thing@bücher.test       | buch@xn--bcher-kva.test
                    buch@xn--bcher-kva.test     | buch@xn--bcher-kva.test
                    brief@alpha.test            | alice@alpha.test
                    brief+t@alpha.test          | alice+t@alpha.test
                    brief@alias.test            | bob@beta.test
                    past@alpha.test             | unknown
                    ever@alpha.test             | alice@alpha.test
                    Any+T@relay.test            | relay Any+T@relay.test
                    here@relay.test             | relay here@relay.test
                    x@relay-alias.test          | relay x@relay.test
                    front@relay.test            | alice@alpha.test
                    here@listed.test            | relay here@listed.test
                    here+t@listed.test          | relay here+t@listed.test
                    gone@listed.test            | disabled
                    other@listed.test           | unknown
                    here@mixed.test             | here@mixed.test, copy journal@example.org
                    Other@mixed.test            | relay Other@mixed.test, copy journal@example.org
                    off@mixed.test              | disabled
                    viarelay@alpha.test         | relay x@relay.test, forward y@example.org
                    old@alpha.test              | alice@alpha.test
                    left@alpha.test             | unknown
                    swap1+t@alpha.test          | ann@alpha.test
                    moved@alpha.test            | forward moved@example.org
                    wrong@alpha.test            | unknown
                    drop@alpha.test             | discard
                    alice+T@former.test         | own people: alice+T@alpha.test
                    nobody@former.test          | unknown
                    dave@outside.test           | own people: remote dave@elsewhere.test
                    one@chain.test              | own people: alice@alpha.test
                    tostaff@outside.test        | members of alpha.test: alice@alpha.test, bob@beta.test
                    bcc@alpha.test              | bcc@alpha.test, copy archive@beta.test
                    bcc+x@alias.test            | bcc+x@alpha.test, copy archive@beta.test
                    ann@alpha.test              | ann@alpha.test
                    """)
    void resolves(String address, String expected) {
        assertThat(Resolved.text(resolver, address)).isEqualTo(expected);
    }
}
