package org.mailherd.webmail.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientsTest {

    @Test
    void readsNamesQuotesAndSeparators() {
        var read =
                Recipients.parse(
                        "Bob <bob@beta.test>; \"Jensen, Carol\" <carol@example.org>,\n zoe@bücher.example,");
        assertThat(read.unreadable()).isEmpty();
        assertThat(read.addresses())
                .extracting(address -> address.getAddress())
                .containsExactly("bob@beta.test", "carol@example.org", "zoe@xn--bcher-kva.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "a@",
                "@b.test",
                "a b@c.test",
                "<>",
                "Bob <bob",
                "a@b@c.test",
                "x\u0000@b.test",
                "a@b..test",
            })
    void namesWhatIsNoAddress(String field) {
        var read = Recipients.parse(field);
        assertThat(read.addresses()).isEmpty();
        assertThat(read.unreadable()).isNotEmpty();
    }
}
