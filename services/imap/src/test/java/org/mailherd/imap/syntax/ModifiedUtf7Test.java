package org.mailherd.imap.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.mailherd.mailstore.folder.InvalidFolderName;

class ModifiedUtf7Test {

    @Test
    void readsTheExampleOfRfc3501() throws Exception {
        assertThat(decode("~peter/mail/&U,BTFw-/&ZeVnLIqe-")).isEqualTo("~peter/mail/台北/日本語");
        assertThat(ModifiedUtf7.encode("~peter/mail/台北/日本語"))
                .isEqualTo("~peter/mail/&U,BTFw-/&ZeVnLIqe-");
    }

    @Test
    void ampersandIsShifted() throws Exception {
        assertThat(ModifiedUtf7.encode("R&D")).isEqualTo("R&-D");
        assertThat(decode("R&-D")).isEqualTo("R&D");
    }

    @Test
    void oneNameHasOneSpelling() {
        for (String wrong : new String[] {"&AGE-", "&U,BTFw", "&!-", "a\u00e4b", "a\tb", "&2D0-"}) {
            assertThatThrownBy(() -> decode(wrong)).as(wrong).isInstanceOf(InvalidFolderName.class);
        }
    }

    @Property(tries = 500)
    void everyNameComesBack(@ForAll @NotEmpty String name) throws Exception {
        if (name.chars()
                .anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c))) {
            return;
        }
        String wire = ModifiedUtf7.encode(name);
        assertThat(wire).matches("[ -~]*");
        assertThat(decode(wire)).isEqualTo(name);
    }

    private static String decode(String wire) {
        return ModifiedUtf7.decode(wire.getBytes(StandardCharsets.ISO_8859_1));
    }
}
