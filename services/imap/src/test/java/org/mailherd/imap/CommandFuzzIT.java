package org.mailherd.imap;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailherd.imap.syntax.CommandFuzzer;
import org.mailherd.testsupport.Fuzzing;

/** What clients, strangers among them, write to the IMAP port. */
@Tag("fuzz")
@Timeout(value = 12, unit = TimeUnit.HOURS)
class CommandFuzzIT {

    @Test
    void commands() throws Exception {
        Fuzzing.run(
                CommandFuzzer.class,
                List.of(
                        "a LOGIN {1+}\r\na \"b\\\"\"\r\n",
                        "a SELECT &AOQ- (QRESYNC (1 2 1:3 (1:2 3,4)) CONDSTORE)\r\n",
                        "a FETCH 1:* (BODY.PEEK[1.HEADER.FIELDS (A)]<1.2> PREVIEW (LAZY)) (CHANGEDSINCE 1)\r\n",
                        "a STORE 1 (\\Seen $x)\r\n",
                        "a APPEND b \"17-Jul-1996 02:44:25 -0700\" ~{1+}\r\nx\r\n"));
    }
}
