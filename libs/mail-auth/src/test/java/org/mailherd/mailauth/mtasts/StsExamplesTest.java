package org.mailherd.mailauth.mtasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What RFC 8461 shows and says of its record and its policy file. */
class StsExamplesTest {
    /** 3.2, and the same with the line ends that the grammar allows as well. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void policyOfSection32(String end) throws StsException {
        String file =
                String.join(
                        end,
                        "version: STSv1",
                        "mode: enforce",
                        "mx: mail.example.com",
                        "mx: *.example.net",
                        "mx: backupmx.example.com",
                        "max_age: 604800");
        StsPolicy policy = StsPolicy.parse(file);
        assertThat(policy.mode()).isEqualTo(StsPolicy.Mode.ENFORCE);
        assertThat(policy.mx())
                .containsExactly("mail.example.com", "*.example.net", "backupmx.example.com");
        assertThat(policy.maxAge()).isEqualTo(Duration.ofSeconds(604_800));
        assertThat(StsPolicy.parse(file + end)).isEqualTo(policy);
    }

    /** 4.1: the wildcard stands for the whole left-most label and for no more. */
    @ParameterizedTest
    @CsvSource({
        "mail.example.com, true",
        "MAIL.EXAMPLE.COM, true",
        "example.com, false",
        "foo.bar.example.com, false",
        "mail.example.com.evil.test, false"
    })
    void wildcardOfSection41(String host, boolean allowed) throws StsException {
        StsPolicy policy =
                StsPolicy.parse("version: STSv1\nmode: testing\nmx: *.example.com\nmax_age: 1\n");
        assertThat(policy.allows(host)).isEqualTo(allowed);
    }

    /** 3.2: unknown fields are for versions to come; of a repeated one the first counts. */
    @Test
    void unknownFieldsAreIgnoredAndTheFirstOfARepeatedOneCounts() throws StsException {
        StsPolicy policy =
                StsPolicy.parse(
                        "version: STSv1\nmode: testing\nmode: enforce\nnew_field: x y\nmx: a.test\n"
                                + "max_age: 86400\nmax_age: 1\n");
        assertThat(policy.mode()).isEqualTo(StsPolicy.Mode.TESTING);
        assertThat(policy.maxAge()).isEqualTo(Duration.ofDays(1));
    }

    /** 3.2: only mode none may do without mx; max_age ends at 31557600. */
    @Test
    void modeNoneNeedsNoHostAndALongAgeIsCut() throws StsException {
        StsPolicy none = StsPolicy.parse("version: STSv1\nmode: none\nmax_age: 4294967295\n");
        assertThat(none.mode()).isEqualTo(StsPolicy.Mode.NONE);
        assertThat(none.maxAge()).isEqualTo(Duration.ofSeconds(31_557_600));
        for (String mode : List.of("testing", "enforce")) {
            assertThatThrownBy(() ->
                            StsPolicy.parse("version: STSv1\nmode: " + mode + "\nmax_age: 1\n"))
                    .isInstanceOf(StsException.class);
        }
        assertThatThrownBy(() -> StsPolicy.parse("version: STSv1\nmode: none\n"))
                .as("max_age must be there")
                .isInstanceOf(StsException.class);
    }

    /** 3.1 */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=STSv1; id=20160831085700Z;",
                "v=STSv1;id=20160831085700Z",
                "v=STSv1 ; id=20160831085700Z ;",
                "v=STSv1; id=20160831085700Z; ext=a.b;",
                "v=STSv1; ext=1; id=20160831085700Z;"
            })
    void recordOfSection31(String text) {
        assertThat(StsRecord.parse(List.of(text))).contains(new StsRecord("20160831085700Z"));
    }

    /** 3.1: the version stands first, the id is of 1 to 32 letters and digits. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "id=20160831085700Z; v=STSv1;",
                "v=stsv1; id=1;",
                "v=STSv1; id=;",
                "v=STSv1; id=2016-08-31;",
                "v=STSv1; id=123456789012345678901234567890123;",
                "v=STSv1 id=1;"
            })
    void whatIsNoRecordOfSection31(String text) {
        assertThat(StsRecord.parse(List.of(text))).isEmpty();
    }
}
