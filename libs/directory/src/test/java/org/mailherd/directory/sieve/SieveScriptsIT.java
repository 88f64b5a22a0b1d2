package org.mailherd.directory.sieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.directory.TestDirectory;
import org.mailherd.directory.delivery.DeliveryDirectory;
import org.mailherd.directory.sieve.DeliveryScript.Place;
import org.mailherd.directory.sieve.SieveMemory.Kind;
import org.mailherd.testsupport.ManualClock;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SieveScriptsIT {
    private static final TestDirectory DIRECTORY = new TestDirectory().domain("alpha.test");
    private static final ScriptQuota QUOTA = new ScriptQuota(2, 100, 150);
    private static int mailboxes;

    private final SieveScripts scripts =
            new SieveScripts(
                    DIRECTORY.jdbc,
                    new TransactionTemplate(
                            new DataSourceTransactionManager(DIRECTORY.dataSource)));
    private String address;
    private long mailbox;

    @BeforeEach
    void mailbox() {
        address = "s" + ++mailboxes + "@alpha.test";
        mailbox = id(DIRECTORY.mailbox(address), address);
    }

    private static long id(TestDirectory directory, String address) {
        return directory
                .jdbc
                .sql("SELECT id FROM mailbox WHERE username = ?")
                .param(address)
                .query(Long.class)
                .single();
    }

    @Test
    void keepsScriptsOctetForOctetWithOneActive() {
        assertThat(scripts.put(mailbox, "a", "keep; # \u20ac\r\n", QUOTA))
                .isEqualTo(ScriptChange.DONE);
        scripts.put(mailbox, "b", "stop;", QUOTA);
        assertThat(scripts.activate(mailbox, "a")).isEqualTo(ScriptChange.DONE);
        assertThat(scripts.activate(mailbox, "b")).isEqualTo(ScriptChange.DONE);
        assertThat(scripts.activate(mailbox, "A")).isEqualTo(ScriptChange.NONEXISTENT);
        assertThat(scripts.list(mailbox))
                .containsExactly(new ScriptListing("a", false), new ScriptListing("b", true));
        assertThat(scripts.content(mailbox, "a")).contains("keep; # \u20ac\r\n");
        scripts.deactivate(mailbox);
        assertThat(scripts.list(mailbox)).noneMatch(ScriptListing::active);
    }

    @Test
    void theActiveScriptIsNotDeletedAndRenamedKeepsItsPlace() {
        scripts.put(mailbox, "a", "keep;", QUOTA);
        scripts.put(mailbox, "b", "stop;", QUOTA);
        scripts.activate(mailbox, "a");
        assertThat(scripts.delete(mailbox, "a")).isEqualTo(ScriptChange.ACTIVE);
        assertThat(scripts.rename(mailbox, "a", "b")).isEqualTo(ScriptChange.ALREADY_EXISTS);
        assertThat(scripts.rename(mailbox, "x", "y")).isEqualTo(ScriptChange.NONEXISTENT);
        assertThat(scripts.rename(mailbox, "a", "c")).isEqualTo(ScriptChange.DONE);
        assertThat(scripts.list(mailbox))
                .containsExactly(new ScriptListing("b", false), new ScriptListing("c", true));
        assertThat(scripts.delete(mailbox, "b")).isEqualTo(ScriptChange.DONE);
        assertThat(scripts.delete(mailbox, "b")).isEqualTo(ScriptChange.NONEXISTENT);
    }

    @Test
    void case22ScriptsCannotFillTheDatabase() {
        assertThat(scripts.put(mailbox, "a", "#".repeat(101), QUOTA))
                .isEqualTo(ScriptChange.TOO_BIG);
        scripts.put(mailbox, "a", "#".repeat(100), QUOTA);
        assertThat(scripts.put(mailbox, "b", "#".repeat(51), QUOTA))
                .isEqualTo(ScriptChange.TOO_BIG);
        scripts.put(mailbox, "b", "#", QUOTA);
        assertThat(scripts.put(mailbox, "c", "#", QUOTA)).isEqualTo(ScriptChange.TOO_MANY_SCRIPTS);
        // Its own old text does not count against it.
        assertThat(scripts.put(mailbox, "a", "#".repeat(99), QUOTA)).isEqualTo(ScriptChange.DONE);
    }

    @Test
    void runsGlobalFiltersAroundTheOwnersAround() {
        DIRECTORY.sql(
                "REPLACE INTO sieve_global (name, script_data) VALUES ('prefilter', '#1'), ('postfilter', '#5'), ('other', '#x')");
        filter("prefilter", "active", "#0");
        filter("prefilter", "active", "#2");
        filter("prefilter", "inactive", "#y");
        filter("postfilter", "active", "#4");
        scripts.put(mailbox, "mine", "#3", QUOTA);
        scripts.activate(mailbox, "mine");
        DeliveryScripts delivery = new DeliveryScripts(DIRECTORY.jdbc);
        assertThat(delivery.of(mailbox))
                .extracting(DeliveryScript::content)
                .containsExactly("#1", "#2", "#3", "#4", "#5");
        assertThat(delivery.of(mailbox))
                .extracting(DeliveryScript::place)
                .containsExactly(Place.values());
        assertThat(delivery.global("other")).contains("#x");
        DIRECTORY.sql("DELETE FROM sieve_global");
    }

    private void filter(String type, String state, String text) {
        DIRECTORY
                .jdbc
                .sql(
                        "INSERT INTO sieve_filters (mailbox_id, script_name, script_data, filter_type) VALUES (?, ?, ?, ?)")
                .params(mailbox, state, text, type)
                .update();
    }

    @Test
    void remembersOnceUntilTheTimeIsOver() {
        ManualClock clock = ManualClock.at("2026-01-01T00:00:00Z");
        SieveMemory memory = new SieveMemory(DIRECTORY.jdbc, clock);
        assertThat(memory.remember(mailbox, Kind.VACATION, "x", Duration.ofDays(1))).isTrue();
        assertThat(memory.remember(mailbox, Kind.VACATION, "x", Duration.ofDays(1))).isFalse();
        assertThat(memory.remember(mailbox, Kind.DUPLICATE, "x", Duration.ofDays(1))).isTrue();
        assertThat(memory.knows(mailbox, Kind.VACATION, "x")).isTrue();
        clock.advance(Duration.ofDays(1));
        assertThat(memory.knows(mailbox, Kind.VACATION, "x")).isFalse();
        assertThat(memory.remember(mailbox, Kind.VACATION, "x", Duration.ofDays(1))).isTrue();
        memory.forget(mailbox, Kind.VACATION, "x");
        assertThat(memory.knows(mailbox, Kind.VACATION, "x")).isFalse();
    }

    @Test
    void knowsWhichAddressesLeadToAMailbox() {
        DeliveryDirectory delivery = new DeliveryDirectory(DIRECTORY.jdbc);
        DIRECTORY.alias("team" + mailboxes + "@alpha.test", "other@beta.test, " + address);
        assertThat(delivery.addresses(mailbox))
                .containsExactlyInAnyOrder(address, "team" + mailboxes + "@alpha.test");
        assertThat(delivery.terms(mailbox).orElseThrow().defersWhenFull()).isFalse();
    }
}
