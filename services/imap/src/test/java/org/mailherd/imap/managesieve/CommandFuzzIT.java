package org.mailherd.imap.managesieve;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailherd.testsupport.Fuzzing;

@Tag("fuzz")
@Timeout(value = 12, unit = TimeUnit.HOURS)
class CommandFuzzIT {

    @Test
    void commandsOfStrangers() throws Exception {
        Fuzzing.run(
                CommandFuzzer.class,
                List.of(
                        "AUTHENTICATE \"PLAIN\" {4+}\r\nAGEA\r\n",
                        "PUTSCRIPT \"a\\\"b\" {5+}\r\nkeep;\r\nHAVESPACE \"x\" 4294967295\r\n",
                        "NOOP {99999999999999+}\r\n"));
    }
}
