package org.mailherd.mailstore.column;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldingTest {

    @Test
    void asciiComparesAsUnderAsciiCasemap() {
        assertThat(Folding.fold("aZ_[`")).isEqualTo("AZ_[`");
    }

    @Test
    void casesAndFormsOfOneCharacterAreEqual() {
        assertThat(Folding.fold("\u00e4\u00c4")).isEqualTo(Folding.fold("A\u0308a\u0308"));
        assertThat(Folding.fold("\uff21\ufb01")).isEqualTo("AFI");
        assertThat(Folding.fold("\u03c3\u03c2\u03a3")).isEqualTo("\u03a3\u03a3\u03a3");
        assertThat(Folding.fold("\u0436")).isEqualTo("\u0416");
    }

    @Test
    void blanksOfFoldedLinesAreOne() {
        assertThat(Folding.foldLine("a\r\n\t b  c d")).isEqualTo("A B C D");
        assertThat(Folding.foldLine("a b")).isEqualTo("A B");
        assertThat(Folding.foldLine("  ")).isEqualTo(" ");
    }
}
