package org.mailherd.imap.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mailherd.imap.ImapClient;
import org.mailherd.imap.TestImap;

/**
 * Clients of every habit do everything to one folder at once. Each keeps its own view and fails at
 * the first answer that contradicts it; when all rest they must agree with one another, with a
 * client that comes anew, and with STATUS. {@code -Dmailherd.stress.seed} repeats a run as far as
 * threads let it, {@code -Dmailherd.stress.commands} makes it longer.
 */
class StressIT {
    private static final int ROUNDS = 3;
    private static final int COMMANDS = Integer.getInteger("mailherd.stress.commands", 80);
    private static final List<String> HABITS =
            List.of("", "", "CONDSTORE", "QRESYNC", "IMAP4rev2", "IMAP4rev2 QRESYNC", "NOTIFY");

    private final long seed = Long.getLong("mailherd.stress.seed", System.nanoTime());
    private final TestImap imap = TestImap.shared();
    private final Facts facts = new Facts();

    @Test
    void everyClientsViewOfAFolderThatAllChangeStaysTrue() throws Exception {
        String address = imap.newMailbox();
        try (ImapClient first = ImapClient.login(imap, address)) {
            first.ok("CREATE Other");
        }
        List<StressClient> actors = clients(address, HABITS);
        List<StressClient> idlers = clients(address, List.of("", "QRESYNC"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                round(threads, actors, idlers);
                List<StressClient> all = new ArrayList<>(actors);
                all.addAll(idlers);
                checkpoint(address, all);
            }
        } catch (AssertionError | Exception e) {
            // On one line: the summary of a run shows the first alone.
            String reason = e.toString().replaceAll("\\s+", " ");
            throw new AssertionError("seed " + seed + ": " + reason, e);
        }
        for (StressClient client : actors) {
            client.close();
        }
        for (StressClient client : idlers) {
            client.close();
        }
    }

    private List<StressClient> clients(String address, List<String> habits) throws IOException {
        List<StressClient> clients = new ArrayList<>();
        for (String habit : habits) {
            Random random = new Random(seed + clients.size());
            StressClient client = new StressClient(imap, address, habit, facts, random);
            client.select(false);
            clients.add(client);
        }
        return clients;
    }

    private void round(
            ExecutorService threads, List<StressClient> actors, List<StressClient> idlers)
            throws Exception {
        for (StressClient idler : idlers) {
            idler.beginIdle();
        }
        List<Callable<Void>> work = new ArrayList<>();
        for (StressClient actor : actors) {
            StressActions actions = new StressActions(actor, facts);
            work.add(() -> {
                for (int i = 0; i < COMMANDS; i++) {
                    actions.act();
                }
                return null;
            });
        }
        for (Future<Void> done : threads.invokeAll(work)) {
            done.get();
        }
        for (StressClient idler : idlers) {
            idler.endIdle();
        }
    }

    /** All rest: nothing is on its way any more. */
    private void checkpoint(String address, List<StressClient> clients) throws IOException {
        for (StressClient client : clients) {
            client.run("NOOP", true);
        }
        List<String> truth = truth(address);
        for (StressClient client : clients) {
            client.run("NOOP", true);
            client.learn();
            client.run("NOOP", true);
            assertThat(client.view().picture()).isEqualTo(truth);
            for (FolderView.Message message : client.view().messages()) {
                assertThat(message.has(client.own().name()))
                        .as("own flag of %d", message.uid)
                        .isEqualTo(client.own().isSet(message.uid));
            }
        }
    }

    /** What a client sees that comes now, which STATUS and SEARCH have to confirm. */
    private List<String> truth(String address) throws IOException {
        try (ImapClient fresh = ImapClient.login(imap, address)) {
            FolderView view = new FolderView("", facts);
            view.open("fresh", true);
            fresh.ok("EXAMINE INBOX").forEach(line -> view.heard(line, false));
            fresh.ok("UID FETCH 1:* (UID FLAGS RFC822.SIZE)").forEach(l -> view.heard(l, false));
            sums(fresh, view);
            return view.picture();
        }
    }

    private static void sums(ImapClient fresh, FolderView view) throws IOException {
        long size = 0;
        for (String line : fresh.ok("UID FETCH 1:* (RFC822.SIZE)")) {
            size += Long.parseLong(FetchItems.in(line).getOrDefault("RFC822.SIZE", "0"));
        }
        String status = fresh.ok("STATUS INBOX (MESSAGES UNSEEN DELETED SIZE)").getFirst();
        assertThat(status)
                .contains("MESSAGES " + view.size() + " ")
                .contains("UNSEEN " + (view.size() - count(view, "\\Seen")) + " ")
                .contains("DELETED " + count(view, "\\Deleted") + " ")
                .contains("SIZE " + size);
        for (String flag : List.of("Seen", "Deleted", "Flagged", "Answered", "Draft")) {
            String found = fresh.ok("UID SEARCH " + flag).getFirst().substring(8).strip();
            String known =
                    view.messages().stream()
                            .filter(message -> message.has("\\" + flag))
                            .map(message -> String.valueOf(message.uid))
                            .collect(Collectors.joining(" "));
            assertThat(found).as(flag).isEqualTo(known);
        }
    }

    private static long count(FolderView view, String flag) {
        return view.messages().stream().filter(message -> message.has(flag)).count();
    }
}
