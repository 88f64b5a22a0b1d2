package org.mailherd.mailstore.structure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 2231 sections 3, 4.1 and 6. */
class ParameterPiecesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "x; url*0=\"ftp://\"; url*1=\"cs.utk.edu/pub\" | url=ftp://cs.utk.edu/pub",
                "x; b=1; n*1=two; n*0=one; c=2 | b=1 n=onetwo c=2",
                "x; t*0*=us-ascii'en'This%20is; t*1*=%20fun; t*2=\" it's\" | t*=us-ascii'en'This%20is%20fun%20it%27s",
                "x; t*=utf-8''a | t*=utf-8''a",
                "x; n*1=a; n*2=b | n*1=a n*2=b",
                "x; n*0=a; n*2=c | n=a n*2=c",
                "x; n*0=a; n*1*=%20b | n*0=a n*1*=%20b",
                "x; n*00=a; n*=; *0=b | n*00=a n*= *0=b",
                "x; n*0=a; n*0=b; n*1=c | n=ac n=ac",
            })
    void joinsWhatFollowsOnEachOther(String field, String expected) {
        StringBuilder found = new StringBuilder();
        new HeaderTokens(field)
                .parameters(100)
                .forEach(p -> found.append(p.name()).append('=').append(p.value()).append(' '));
        assertThat(found.toString().strip()).isEqualTo(expected);
    }
}
