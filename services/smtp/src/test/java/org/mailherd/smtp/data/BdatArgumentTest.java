package org.mailherd.smtp.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class BdatArgumentTest {
    @Property
    void readsEverySizeOfEighteenDigits(
            @ForAll @LongRange(max = 999_999_999_999_999_999L) long octets, @ForAll boolean last) {
        assertThat(BdatArgument.parse(octets + (last ? " Last" : "")))
                .contains(new BdatArgument(octets, last));
    }

    @Property
    void readsNothingElse(@ForAll("arguments") String argument) {
        boolean good =
                argument.toUpperCase(Locale.ROOT).matches("[0-9]{1,18} *| *[0-9]{1,18} +LAST")
                        && !argument.startsWith(" ");
        Optional<BdatArgument> read = BdatArgument.parse(argument);
        assertThat(read.isPresent()).isEqualTo(good);
    }

    @Provide
    Arbitrary<String> arguments() {
        return Arbitraries.of("1", "0", "99999999999", " ", "LAST", "last", "-", "+", "x", "\u0661")
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }
}
