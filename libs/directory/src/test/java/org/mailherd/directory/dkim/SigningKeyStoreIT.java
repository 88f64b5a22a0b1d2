package org.mailherd.directory.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailherd.directory.TestDirectory;
import org.mailherd.directory.dkim.SigningKey.Algorithm;
import org.springframework.dao.DataAccessException;

class SigningKeyStoreIT {
    private static final String SECRET = "a-long-random-word-in-a-file";

    private final TestDirectory rows = new TestDirectory();

    private SigningKeyStore store(String secret) {
        return new SigningKeyStore(rows.jdbc, KeySeal.of(secret));
    }

    private KeySealing sealing(String secret) {
        return new KeySealing(rows.jdbc, store(secret), KeySeal.of(secret));
    }

    private List<String> privateTexts() {
        return rows.jdbc
                .sql("SELECT private_key FROM dkim_key ORDER BY id")
                .query(String.class)
                .list();
    }

    @Test
    void keepsKeysOfBothKindsAndPublishesThem() {
        SigningKeyStore store = store("");
        store.create("alpha.test", "dkim", Algorithm.RSA, 2048);
        store.create("alpha.test", "ed", Algorithm.ED25519, 0);

        assertThat(store.forDomain("alpha.test")).hasSize(2);
        SigningKey ed = store.forDomain("alpha.test").get(1);
        assertThat(ed.recordName()).isEqualTo("ed._domainkey.alpha.test");
        assertThat(ed.dnsRecord()).matches("v=DKIM1; k=ed25519; p=[A-Za-z0-9+/]{43}=");
        assertThat(ed.toString()).doesNotContain("PRIVATE").doesNotContain("p=");
        assertThat(store.recordsFor("news.alpha.test"))
                .extracting(KeyRecord::bits)
                .containsExactly(2048, 256);

        store.deleteAll("alpha.test");
        assertThat(store.forDomain("alpha.test")).isEmpty();
    }

    @Test
    void whoReadsTheDatabaseReadsNoPrivateKey() {
        SigningKeyStore store = store(SECRET);
        SigningKey made = store.create("alpha.test", "dkim", Algorithm.RSA, 1024);
        assertThat(privateTexts()).allMatch(text -> text.startsWith("{AES-GCM}"));
        assertThat(store(SECRET).forDomain("alpha.test").getFirst().privateKey())
                .isEqualTo(made.privateKey());
    }

    @Test
    void keysFromBeforeTheSecretAreSealedAtTheNextStartOnceByWhoeverStarts() throws Exception {
        SigningKeyStore before = store("");
        SigningKey old = before.create("alpha.test", "dkim", Algorithm.RSA, 1024);
        before.create("beta.test", "ed", Algorithm.ED25519, 0);
        Callable<Integer> start = () -> sealing(SECRET).sealOpen();
        int sealed = 0;
        try (ExecutorService starts = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> one :
                    IntStream.range(0, 4).mapToObj(_ -> starts.submit(start)).toList()) {
                sealed += one.get();
            }
        }
        assertThat(sealed).isEqualTo(2);
        List<String> texts = privateTexts();
        assertThat(texts).allMatch(text -> text.startsWith("{AES-GCM}"));
        assertThat(sealing(SECRET).sealOpen()).isZero();
        assertThat(privateTexts()).isEqualTo(texts);
        assertThat(store(SECRET).forDomain("alpha.test").getFirst().privateKey())
                .isEqualTo(old.privateKey());
    }

    @Test
    void withoutASecretKeysStayAsTheyAreAndSealedOnesShowTheirPublicHalfOnly() {
        store(SECRET).create("alpha.test", "dkim", Algorithm.RSA, 1024);
        SigningKeyStore reader = store("");
        assertThat(sealing("").sealOpen()).isZero();
        assertThat(reader.all()).extracting(s -> s.key().selector()).containsExactly("dkim");
        assertThat(reader.recordsFor("alpha.test")).hasSize(1);
        assertThatThrownBy(() -> reader.forDomain("alpha.test"))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("dkim._domainkey.alpha.test is sealed")
                .hasMessageContaining("no directory_key");
    }

    @Test
    void aWrongSecretOpensNothingAndSealsNothing() {
        store(SECRET).create("alpha.test", "dkim", Algorithm.RSA, 1024);
        store("").create("beta.test", "dkim", Algorithm.ED25519, 0);
        SigningKeyStore wrong = store("another word");
        List<String> texts = privateTexts();
        assertThatThrownBy(sealing("another word")::sealOpen)
                .isInstanceOf(SealedKeyException.class);
        assertThatThrownBy(() -> wrong.create("gamma.test", "dkim", Algorithm.ED25519, 0))
                .isInstanceOf(SealedKeyException.class)
                .hasMessageContaining("another directory_key")
                .hasMessageContaining("data/secrets/directory_key");
        assertThat(privateTexts()).isEqualTo(texts);
        sealing("another word").start();
        assertThat(wrong.forDomain("beta.test")).as("lies open still").hasSize(1);
    }

    @Test
    void aSealedKeyPutBesideAnotherDomainOpensNothing() {
        store(SECRET).create("alpha.test", "dkim", Algorithm.RSA, 1024);
        rows.sql("UPDATE dkim_key SET domain = 'evil.test'");
        assertThatThrownBy(() -> store(SECRET).forDomain("evil.test"))
                .isInstanceOf(SealedKeyException.class);
    }

    @Test
    void aKeyThatCannotBeOpenedKeepsNoOtherDomainFromSigning() {
        store(SECRET).create("alpha.test", "dkim", Algorithm.RSA, 1024);
        store("").create("beta.test", "dkim", Algorithm.ED25519, 0);
        rows.sql("UPDATE dkim_key SET private_key = '{AES-GCM}AAAA' WHERE domain = 'beta.test'");
        assertThat(store(SECRET).forDomain("alpha.test")).hasSize(1);
        assertThat(store(SECRET).all()).hasSize(2);
        assertThatThrownBy(() -> store(SECRET).forDomain("beta.test"))
                .isInstanceOf(SealedKeyException.class);
    }
}
