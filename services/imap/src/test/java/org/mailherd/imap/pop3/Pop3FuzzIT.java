package org.mailherd.imap.pop3;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailherd.testsupport.Fuzzing;

/** What clients write to the POP3 port, and what strangers wrote into the mail they fetch. */
@Tag("fuzz")
@Timeout(value = 12, unit = TimeUnit.HOURS)
class Pop3FuzzIT {

    @Test
    void commandsAndMessages() throws Exception {
        Fuzzing.run(
                Pop3Fuzzer.class,
                List.of(
                        "TOP 1  20 ",
                        "USER a@alpha.test",
                        "Subject: x\r\n\r\n.\r\n..x\n.\n\r.\r\n"));
    }
}
