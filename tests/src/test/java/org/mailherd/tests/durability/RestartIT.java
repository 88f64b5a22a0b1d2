package org.mailherd.tests.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.standalone.options.DemoPort;
import org.mailherd.standalone.seed.DemoAccounts;
import org.mailherd.tests.client.ImapClient;
import org.mailherd.tests.client.Mailbox;
import org.mailherd.tests.client.Messages;
import org.mailherd.tests.stack.Demo;

/** How the stack begins and ends. */
class RestartIT {

    @TempDir Path folder;

    @Test
    void dataSurviveAStopAndAKillAndNoChildIsLeft() throws Exception {
        Path data = folder.resolve("data");
        Demo first = Demo.start(data);
        byte[] note = Messages.plain(DemoAccounts.ALICE, DemoAccounts.ALICE, "kept");
        try (ImapClient client = new Mailbox(first, DemoAccounts.ALICE).open()) {
            client.append("INBOX", note);
        }
        Demo.Refusal second = Demo.refused(data, first.offset() + 25);
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.said()).contains("in use by another run");
        List<ProcessHandle> children = first.children();
        assertThat(children).isNotEmpty();
        first.close();
        assertThat(children).noneMatch(ProcessHandle::isAlive);

        Demo again = Demo.start(data, first.offset());
        assertThat(new Mailbox(again, DemoAccounts.ALICE).awaitMessage("kept")).isEqualTo(note);
        List<ProcessHandle> orphans = again.children();
        again.kill();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> orphans.stream().noneMatch(ProcessHandle::isAlive));

        try (Demo last = Demo.start(data, first.offset())) {
            assertThat(new Mailbox(last, DemoAccounts.ALICE).awaitMessage("kept")).isEqualTo(note);
        }
    }

    @Test
    void aTakenPortIsNamedBeforeAnythingStarts() throws Exception {
        Path data = folder.resolve("data");
        int offset = Demo.freeOffset();
        int port = DemoPort.IMAP.number(offset);
        try (ServerSocket _ = new ServerSocket(port)) {
            Demo.Refusal refusal = Demo.refused(data, offset);
            assertThat(refusal.exitCode()).isEqualTo(1);
            assertThat(refusal.said()).contains(port + " (IMAP)").contains("--port-offset");
            assertThat(Files.exists(data)).isFalse();
        }
    }

    @Test
    void aWrongOptionIsToldWithTheHelp() throws Exception {
        Demo.Refusal refusal =
                Demo.refused(folder.resolve("data"), Demo.freeOffset(), "--colour", "blue");
        assertThat(refusal.exitCode()).isEqualTo(2);
        assertThat(refusal.said())
                .contains("There is no option --colour.")
                .contains("Usage: ./demo.sh");
    }

    @Test
    void foreignFilesAreNeverDeleted() throws Exception {
        Path letter = Files.writeString(folder.resolve("letter.txt"), "dear");
        Demo.Refusal refusal = Demo.refused(folder, Demo.freeOffset(), "--reset");
        assertThat(refusal.exitCode()).isEqualTo(1);
        assertThat(Files.readString(letter)).isEqualTo("dear");
    }
}
