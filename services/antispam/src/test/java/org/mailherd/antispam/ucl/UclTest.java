package org.mailherd.antispam.ucl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UclTest {

    @Test
    void readsJson() {
        Map<String, ?> all =
                Ucl.read(
                        """
                        {"a": 1.5, "b": ["x", -2, true, null, {"c": "\\u00e4\\n\\"\\\\"}], "d": {}}
                        """);
        assertThat(all.get("a")).isEqualTo(1.5);
        assertThat(((List<?>) all.get("b")).subList(0, 3)).isEqualTo(List.of("x", -2.0, true));
        assertThat(((List<?>) all.get("b")).get(3)).isNull();
        assertThat(((List<?>) all.get("b")).get(4)).isEqualTo(Map.of("c", "\u00e4\n\"\\"));
        assertThat(all.get("d")).isEqualTo(Map.of());
    }

    @Test
    void readsWhatRspamdsDocumentationWrites() {
        assertThat(Ucl.read("{symbol1 = 10.0}")).isEqualTo(Map.of("symbol1", 10.0));
        assertThat(
                        Ucl.read(
                                """
                                # a comment
                                some_users {
                                  id = "some_users"; /* another */
                                  whitelist = yes
                                  apply { actions { reject = 100.0; "add header" = 5.0; # the space
                                  } groups_disabled = ["rbl", "spf"]; }
                                }
                                """))
                .isEqualTo(
                        Map.of(
                                "some_users",
                                Map.of(
                                        "id",
                                        "some_users",
                                        "whitelist",
                                        true,
                                        "apply",
                                        Map.of(
                                                "actions",
                                                Map.of("reject", 100.0, "add header", 5.0),
                                                "groups_disabled",
                                                List.of("rbl", "spf")))));
        assertThat(Ucl.read("")).isEmpty();
        assertThat(Ucl.read(" {} ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a = 1              | not closed",
                "a = [1, 2           | missing",
                "a = \"x             | quotation mark",
                "a = \"\\x\"         | backslash",
                "a = \"\\u12\"       | hexadecimal",
                "a = ; b = 2         | missing",
                "a =                 | missing",
                "{} b                | behind the end",
                "a = 1; a = 2        | twice",
                "a b c               | missing",
                "} a = 1             | missing",
                "a = 1 }             | missing"
            })
    void saysWhatIsWrong(String text, String reason) {
        assertThatThrownBy(() -> Ucl.read(text))
                .isInstanceOf(SettingsFault.class)
                .hasMessageContaining("line 1")
                .hasMessageContaining(reason);
    }

    @Test
    void saysInWhichLine() {
        assertThatThrownBy(() -> Ucl.read("a = 1\n\nb = \"")).hasMessageContaining("line 3");
    }

    @Test
    void depthAndNumberHaveAnEnd() {
        assertThatThrownBy(() -> Ucl.read("a = " + "[".repeat(100_000)))
                .hasMessageContaining("too much");
        assertThatThrownBy(() -> Ucl.read("a = [" + "1,".repeat(100_000) + "]"))
                .hasMessageContaining("too much");
        assertThatThrownBy(() -> Ucl.read("{".repeat(100_000))).isInstanceOf(SettingsFault.class);
    }
}
