package org.mailherd.directory.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.directory.TestDirectory;
import org.mailherd.directory.login.ProvenLogins.Candidate;
import org.mailherd.directory.scram.ScramKeys;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

class LoginsIT {
    private static final String SSHA = "{SSHA}yEqDOxm5gQeV4WeA8pqw1f1DvwKO7tZs"; // demo-password

    /** 1000 by hand: {@code -Denumeration.samples=1000}. */
    private static final int SAMPLES = Integer.getInteger("enumeration.samples", 100);

    private static TestDirectory directory;
    private static JdbcClient jdbc;
    private static Logins logins;

    @BeforeAll
    static void fill() {
        directory =
                new TestDirectory()
                        .domain("alpha.test")
                        .mailbox("alice@alpha.test")
                        .mailbox("moved@alpha.test")
                        .mailbox("due@alpha.test")
                        .mailbox("closed@alpha.test")
                        .mailbox("office@alpha.test")
                        .mailbox("switched@alpha.test");
        jdbc = directory.jdbc;
        logins = Logins.over(jdbc, new PasswordHashes());
        directory.sql("UPDATE mailbox SET force_pw_update = TRUE WHERE username LIKE 'due@%'");
        directory.sql("UPDATE mailbox SET active = 2 WHERE username LIKE 'closed@%'");
        directory.sql("UPDATE mailbox SET imap_access = FALSE WHERE username LIKE 'switched@%'");
        app("alice@alpha.test", "for-smtp", "smtp");
        app("alice@alpha.test", "for-imap", "imap");
        app("alice@alpha.test", "for-dav-1", "dav");
        app("due@alpha.test", "for-smtp", "smtp");
        app("closed@alpha.test", "for-smtp", "smtp");
        app("switched@alpha.test", "for-imap", "imap");
        network("office@alpha.test", "smtp", "192.0.2.0/24");
        network("office@alpha.test", "smtp", "2001:db8::/32");
        network("office@alpha.test", "all", "198.51.100.7");
    }

    private static void app(String mailbox, String password, String protocol) {
        CredentialMaker.Made made =
                new CredentialMaker(jdbc, new PasswordHashes()).make(mailbox, password);
        jdbc.sql(
                        """
                        INSERT INTO app_passwd (mailbox_id, name, password_hash, scram_keys, smtp_access,
                                                imap_access, pop3_access, sieve_access, dav_access)
                        SELECT id, 'app', ?, ?, ?, ?, ?, ?, ? FROM mailbox WHERE username = ?
                        """)
                .params(
                        made.passwordHash(),
                        made.scramKeys(),
                        protocol.equals("smtp"),
                        protocol.equals("imap"),
                        protocol.equals("pop3"),
                        protocol.equals("sieve"),
                        protocol.equals("dav"),
                        mailbox)
                .update();
    }

    private static void network(String mailbox, String protocol, String network) {
        jdbc.sql(
                        "INSERT INTO allowed_network (mailbox_id, protocol, network) SELECT id, ?, ? FROM mailbox WHERE username = ?")
                .params(protocol, network, mailbox)
                .update();
    }

    private static boolean plain(String username, String password, Protocol protocol) {
        return plain(username, password, protocol, "192.0.2.1");
    }

    private static boolean plain(
            String username, String password, Protocol protocol, String address) {
        return logins.passwords().login(new LoginAttempt(username, password, protocol, address))
                instanceof LoginOutcome.Granted;
    }

    private static boolean scram(String username, String password, Protocol protocol) {
        List<Candidate> candidates = logins.proven().candidates(username);
        ScramKeys first = candidates.getFirst().keys();
        ScramKeys given = ScramKeys.derive(password, first.salt(), first.iterations());
        return candidates.stream()
                .filter(one -> one.keys().sameAs(given))
                .findFirst()
                .map(one -> logins.proven().admit(one, new Door(protocol, "192.0.2.1")))
                .filter(LoginOutcome.Granted.class::isInstance)
                .isPresent();
    }

    /** Attack case 12: every credential at every door. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    alice@alpha.test    | demo-password | SMTP IMAP POP3 SIEVE DAV WEBMAIL
                    alice@alpha.test    | for-smtp      | SMTP
                    alice@alpha.test    | for-imap      | IMAP WEBMAIL
                    alice@alpha.test    | for-dav-1     | DAV
                    due@alpha.test      | demo-password | -
                    due@alpha.test      | for-smtp      | SMTP
                    closed@alpha.test   | demo-password | -
                    closed@alpha.test   | for-smtp      | -
                    switched@alpha.test | demo-password | SMTP POP3 SIEVE DAV
                    switched@alpha.test | for-imap      | -
                    office@alpha.test   | for-smtp      | -
                    nobody@alpha.test   | for-smtp      | -
                    """)
    void aCredentialOpensItsOwnDoorsOnly(String username, String password, String doors) {
        List<String> open = Arrays.asList(doors.split(" "));
        for (Protocol protocol : Protocol.values()) {
            boolean expected = open.contains(protocol.name());
            assertThat(plain(username, password, protocol))
                    .as("%s by password", protocol)
                    .isEqualTo(expected);
            assertThat(plain(username, password, protocol))
                    .as("%s again, out of memory", protocol)
                    .isEqualTo(expected);
            assertThat(scram(username, password, protocol))
                    .as("%s by SCRAM", protocol)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aMailboxWithNetworksComesFromThereOnlyAndTheClientLearnsNothing() {
        String office = "office@alpha.test";
        assertThat(plain(office, "demo-password", Protocol.SMTP, "192.0.2.77")).isTrue();
        assertThat(plain(office, "demo-password", Protocol.SMTP, "2001:db8::1")).isTrue();
        assertThat(plain(office, "demo-password", Protocol.SMTP, "198.51.100.7")).isTrue();
        assertThat(plain(office, "demo-password", Protocol.SMTP, "203.0.113.1")).isFalse();
        assertThat(plain(office, "demo-password", Protocol.SMTP, "unknown")).isFalse();
        assertThat(plain(office, "demo-password", Protocol.IMAP, "192.0.2.77")).isFalse();
        assertThat(plain(office, "demo-password", Protocol.IMAP, "198.51.100.7")).isTrue();
        network("office@alpha.test", "imap", "203.0.113.0/24");
        assertThat(plain(office, "demo-password", Protocol.IMAP, "203.0.113.1")).isTrue();
    }

    @Test
    void aHashFromElsewhereGetsScramKeysAtItsFirstLoginInClear() {
        jdbc.sql("UPDATE mailbox SET password_hash = ? WHERE username = 'moved@alpha.test'")
                .param(SSHA)
                .update();
        assertThat(scram("moved@alpha.test", "demo-password", Protocol.SMTP)).isFalse();
        assertThat(plain("moved@alpha.test", "demo-password", Protocol.SMTP)).isTrue();
        assertThat(scram("moved@alpha.test", "demo-password", Protocol.SMTP)).isTrue();
        String fresh = new PasswordHashes().hash("another");
        jdbc.sql("UPDATE mailbox SET password_hash = ? WHERE username = 'moved@alpha.test'")
                .param(fresh)
                .update();
        assertThat(scram("moved@alpha.test", "demo-password", Protocol.SMTP)).isFalse();
    }

    @Test
    void saltsTellNoKnownNameFromAnUnknown() {
        List<Candidate> unknown = logins.proven().candidates("ghost@alpha.test");
        List<Candidate> again =
                Logins.over(jdbc, new PasswordHashes()).proven().candidates("Ghost@alpha.test");
        List<Candidate> known = logins.proven().candidates("alice@alpha.test");
        assertThat(unknown.getFirst().keys().salt()).isEqualTo(again.getFirst().keys().salt());
        assertThat(unknown.getFirst().keys().salt())
                .hasSameSizeAs(known.getFirst().keys().salt())
                .isNotEqualTo(known.getFirst().keys().salt());
        assertThat(unknown.getFirst().keys().iterations())
                .isEqualTo(known.getFirst().keys().iterations());
    }

    /** CVE-2026-24031 (SQL) and CVE-2026-27860 (LDAP): a name that is a query let a stranger in. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice@alpha.test' OR '1'='1",
                "' OR 1=1 -- ",
                "alice@alpha.test'; UPDATE mailbox SET active = 1; -- ",
                "\"' UNION SELECT 1\"@alpha.test",
                "%@alpha.test",
                "alic_@alpha.test",
                "*@alpha.test",
                "alice@alpha.test)(|(uid=*",
                "alice@alpha.test\\",
                "alice@alpha.test\0"
            })
    void cve202624031ANameThatIsAQueryIsNobodys(String name) {
        assertThat(plain(name, "demo-password", Protocol.IMAP)).isFalse();
        assertThat(scram(name, "demo-password", Protocol.IMAP)).isFalse();
        assertThat(plain("alice@alpha.test", name, Protocol.IMAP)).isFalse();
        assertThat(plain("closed@alpha.test", "demo-password", Protocol.IMAP)).isFalse();
    }

    /**
     * Attack case 11: the same work for nobody as for somebody, in processor time of this thread,
     * which other load does not change; the second that every refusal takes at SMTP hides what is
     * left.
     */
    @Test
    void aWrongPasswordIsAsMuchWorkForNobodyAsForSomebody() {
        long[] known = new long[SAMPLES];
        long[] unknown = new long[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            known[i] = work("office@alpha.test");
            unknown[i] = work("ghost" + i + "@alpha.test");
        }
        double ratio = (double) median(known) / median(unknown);
        LoggerFactory.getLogger(getClass())
                .info("event=login-medians samples={} known-to-unknown={}", SAMPLES, ratio);
        assertThat(ratio).isBetween(0.8, 1.25);
    }

    private static long work(String username) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        assertThat(plain(username, "wrong", Protocol.SMTP)).isFalse();
        return threads.getCurrentThreadCpuTime() - start;
    }

    private static long median(long[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
