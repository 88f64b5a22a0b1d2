package org.mailherd.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Several sessions change one folder at random, each believing only its untagged responses; at
 * every checkpoint all must believe the same, and what the server says.
 */
class SessionsAgreeIT {
    private static final int ROUNDS = 6;
    private static final int COMMANDS = 25;

    private final TestImap imap = TestImap.shared();

    @Test
    void sessionsOnOneFolderNeverDisagreeAboutNumbersAndFlags() throws Exception {
        String address = imap.newMailbox();
        List<String> habits =
                List.of("NOOP", "ENABLE CONDSTORE", "ENABLE QRESYNC", "ENABLE IMAP4rev2", "NOOP");
        List<ModelClient> clients = new ArrayList<>();
        for (String habit : habits) {
            ImapClient client = ImapClient.login(imap, address);
            client.ok(habit);
            clients.add(new ModelClient(client, new Random(42 + clients.size())));
        }
        for (int i = 0; i < 20; i++) {
            clients.getFirst().append();
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (ModelClient client : clients) {
                client.select();
            }
            for (int round = 0; round < ROUNDS; round++) {
                inParallel(threads, clients, ModelClient::actAtRandom);
                compare(threads, clients);
            }
        } finally {
            for (ModelClient client : clients) {
                client.close();
            }
        }
    }

    private static void compare(ExecutorService threads, List<ModelClient> clients)
            throws Exception {
        List<List<String>> beliefs = inParallel(threads, clients, ModelClient::checkpoint);
        assertThat(beliefs).allSatisfy(belief -> assertThat(belief).isEqualTo(beliefs.getFirst()));
    }

    private interface Act<T> {
        T of(ModelClient client) throws Exception;
    }

    private static <T> List<T> inParallel(
            ExecutorService threads, List<ModelClient> clients, Act<T> act) throws Exception {
        List<Callable<T>> calls = new ArrayList<>();
        clients.forEach(client -> calls.add(() -> act.of(client)));
        List<T> results = new ArrayList<>();
        for (Future<T> future : threads.invokeAll(calls)) {
            results.add(future.get());
        }
        return results;
    }

    /** Keeps a picture of the folder from what the server tells unasked and asked. */
    private static final class ModelClient {
        private static final List<String> FLAGS =
                List.of("\\Answered", "\\Flagged", "\\Deleted", "\\Seen", "$One", "$Two");

        private final ImapClient client;
        private final Random random;
        private final FolderModel model = new FolderModel();

        ModelClient(ImapClient client, Random random) {
            this.client = client;
            this.random = random;
        }

        void select() throws Exception {
            client.ok("SELECT INBOX").forEach(line -> model.heard(line, true));
            run("FETCH 1:* (UID FLAGS)", false);
        }

        void append() throws Exception {
            client.append("INBOX", "", "Subject: x\r\n\r\n" + random.nextInt() + "\r\n");
        }

        void close() throws Exception {
            client.close();
        }

        Void actAtRandom() throws Exception {
            for (int i = 0; i < COMMANDS; i++) {
                act();
            }
            return null;
        }

        private void act() throws Exception {
            int size = model.size();
            String numbers = size == 0 ? "1" : pick(size) + "," + pick(size);
            switch (random.nextInt(10)) {
                case 0, 1 -> multiAppend();
                case 2 -> run("UID FETCH 1:* (UID FLAGS)", true);
                case 3, 4 -> ifAny("STORE " + numbers + sign() + "FLAGS (" + flag() + ")", false);
                case 5 -> silent(numbers);
                case 6 -> run("EXPUNGE", true);
                case 7 -> run("SEARCH ALL", false);
                case 8 -> idle();
                default -> ifAny("FETCH " + numbers + " (UID FLAGS)", false);
            }
        }

        private void ifAny(String command, boolean expunges) throws Exception {
            if (model.size() > 0) {
                run(command, expunges);
            }
        }

        private void silent(String numbers) throws Exception {
            if (model.size() == 0) {
                return;
            }
            String flag = flag();
            List<Integer> named = model.named(numbers);
            model.believe(named, flag);
            run("STORE " + numbers + " +FLAGS.SILENT (" + flag + ")", false);
        }

        private void multiAppend() throws Exception {
            client.send("app APPEND INBOX {9+}\r\nA: b\r\n\r\nc {9+}\r\nA: b\r\n\r\nd\r\n");
            hear(client.untilTag("app"), true);
        }

        private void idle() throws Exception {
            client.send("idle IDLE\r\n");
            String line = client.line();
            while (!line.startsWith("+ ")) {
                model.heard(line, true);
                line = client.line();
            }
            client.send("DONE\r\n");
            hear(client.untilTag("idle"), true);
        }

        private void run(String command, boolean expunges) throws Exception {
            hear(client.command(command), expunges);
        }

        private void hear(List<String> responses, boolean expunges) {
            assertThat(responses.getLast()).doesNotContain(" BAD ");
            responses.subList(0, responses.size() - 1).forEach(line -> model.heard(line, expunges));
        }

        /** What this client believes, after making sure that the server says so as well. */
        List<String> checkpoint() throws Exception {
            run("NOOP", true);
            List<String> believed = model.picture();
            FolderModel told = new FolderModel();
            told.heard("* " + model.size() + " EXISTS", true);
            client.ok("FETCH 1:* (UID FLAGS)").forEach(line -> told.heard(line, false));
            assertThat(told.picture()).zipSatisfy(believed, FolderModel::agree);
            hear(List.of("ok"), true);
            run("NOOP", true);
            client.ok("FETCH 1:* (UID FLAGS)").forEach(line -> model.heard(line, false));
            return model.picture();
        }

        private int pick(int size) {
            return 1 + random.nextInt(size);
        }

        private String sign() {
            return random.nextBoolean() ? " +" : " -";
        }

        private String flag() {
            return FLAGS.get(random.nextInt(FLAGS.size()));
        }
    }
}
