package org.mailherd.smtp.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class AddressListTest {
    @Test
    void findsEveryAddressInEveryForm() {
        assertThat(
                        AddressList.parse(
                                "A <a@x.test>, (c) b@x.test, G: c@x.test, \"d d\"@x.test;, <@r:e@x.test>, f@[192.0.2.1],"))
                .contains(
                        List.of(
                                "a@x.test",
                                "b@x.test",
                                "c@x.test",
                                "\"d d\"@x.test",
                                "e@x.test",
                                "f@[192.0.2.1]"));
    }

    @Test
    void aDeepCommentIsNoStackOverflow() {
        assertThat(AddressList.parse("(".repeat(200_000))).isEmpty();
        assertThat(AddressList.parse("a:".repeat(100_000))).isEmpty();
    }

    @Property
    void neverThrowsAndInventsNothing(
            @ForAll
                    @Chars({'<', '>', '@', ',', ';', ':', '"', '(', ')', '\\', '[', ']', ' ', '.'})
                    @CharRange(from = 'a', to = 'c')
                    @StringLength(max = 40)
                    String text) {
        Optional<List<String>> found = AddressList.parse(text);
        found.ifPresent(all -> {
            for (String address : all) {
                String[] ends = address.split("@");
                assertThat(text).contains(ends[0]).contains(ends[ends.length - 1]);
            }
        });
    }

    @Property
    void neverLosesAnAddress(
            @ForAll
                    @Chars({'a', 'b', ',', ' ', '<', '>', '"', '(', ')', ':', ';'})
                    @StringLength(max = 20)
                    String around) {
        Optional<List<String>> found = AddressList.parse(around + ",evil@x.test");
        boolean hidden = around.chars().anyMatch(c -> c == '"' || c == '(' || c == '<');
        assertThat(found.isEmpty() || hidden || found.get().contains("evil@x.test")).isTrue();
    }
}
