package org.mailherd.webmail.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordSealTest {

    private final PasswordSeal seal = new PasswordSeal();

    @Test
    void opensWithItsKeyAndNameOnly() {
        var sealed = seal.seal("alice@alpha.test", "pässword");
        assertThat(seal.open("alice@alpha.test", sealed)).contains("pässword");
        assertThat(seal.open("bob@beta.test", sealed)).isEmpty();
        var other = seal.seal("alice@alpha.test", "pässword");
        assertThat(
                        seal.open(
                                "alice@alpha.test",
                                new PasswordSeal.Sealed(other.key(), sealed.text())))
                .isEmpty();
    }

    @Test
    void sealsTheSamePasswordDifferentlyEachTime() {
        var one = seal.seal("a@b.test", "x");
        var two = seal.seal("a@b.test", "x");
        assertThat(one.text()).isNotEqualTo(two.text());
        assertThat(one.key()).isNotEqualTo(two.key());
    }

    @Test
    void takesNoNonsense() {
        assertThat(seal.open("a@b.test", new PasswordSeal.Sealed("", ""))).isEmpty();
        assertThat(seal.open("a@b.test", new PasswordSeal.Sealed("!!", "!!"))).isEmpty();
        assertThat(seal.open("a@b.test", new PasswordSeal.Sealed("AAAA", "AAAA"))).isEmpty();
    }
}
