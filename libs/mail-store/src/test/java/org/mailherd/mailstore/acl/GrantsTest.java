package org.mailherd.mailstore.acl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailherd.mailstore.acl.Grants.Row;

class GrantsTest {
    private static final long OWNER = 1;
    private static final long USER = 2;
    private static final long FOLDER = 7;

    private static Rights rights(String letters) {
        Rights rights = Rights.NONE;
        for (int i = 0; i < letters.length(); i++) {
            rights = rights.plus(Rights.of(letters.charAt(i)).orElseThrow());
        }
        return rights;
    }

    private static Row row(long folder, long grantee, boolean negative, String letters) {
        return new Row(folder, grantee, negative, rights(letters));
    }

    @Test
    void aFolderWithoutAListIsItsOwnersAlone() {
        assertThat(new Grants(OWNER, OWNER, List.of()).of(FOLDER)).isEqualTo(Rights.ALL);
        assertThat(new Grants(OWNER, USER, List.of()).of(FOLDER)).isEqualTo(Rights.NONE);
    }

    @Test
    void whatIsDeniedToOneCountsMoreThanWhatIsGrantedToAll() {
        Grants grants =
                new Grants(
                        OWNER,
                        USER,
                        List.of(
                                row(FOLDER, -1, false, "lrw"),
                                row(FOLDER, USER, false, "i"),
                                row(FOLDER, USER, true, "w")));
        assertThat(grants.of(FOLDER)).isEqualTo(rights("lri"));
    }

    @Test
    void aFoldersEntryStandsInForThatOfTheWholeMailbox() {
        Grants grants =
                new Grants(
                        OWNER,
                        USER,
                        List.of(row(0, USER, false, "lr"), row(FOLDER, USER, false, "")));
        assertThat(grants.of(FOLDER)).isEqualTo(Rights.NONE);
        assertThat(grants.of(8)).isEqualTo(rights("lr"));
        assertThat(grants.reachAll()).isTrue();
    }

    @Test
    void anOwnerCannotLockHimselfOut() {
        Grants grants = new Grants(OWNER, OWNER, List.of(row(FOLDER, OWNER, false, "r")));
        assertThat(grants.of(FOLDER)).isEqualTo(rights("lra"));
        Grants denied = new Grants(OWNER, OWNER, List.of(row(FOLDER, OWNER, true, "lrwa")));
        assertThat(denied.of(FOLDER).has(Right.ADMINISTER)).isTrue();
        assertThat(denied.of(FOLDER).has(Right.WRITE)).isFalse();
    }

    /** RFC 4314 section 2.1.1. */
    @Test
    void obsoleteLettersStandForTheNewOnes() {
        assertThat(rights("d")).isEqualTo(rights("te"));
        assertThat(rights("c")).isEqualTo(rights("kx"));
        assertThat(rights("lrt")).hasToString("lrtd");
        assertThat(Rights.of('q')).isEmpty();
        assertThat(Rights.ALL).hasToString("lrswipkxteacd");
    }
}
