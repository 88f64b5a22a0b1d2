package org.mailherd.imap.command;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.ChangeTeller;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.session.Updates;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.snapshot.FolderWatch;
import org.mailherd.mailstore.snapshot.SnapshotStore;

/**
 * IDLE, RFC 2177. A second virtual thread waits for the client's DONE; the session's own thread
 * sleeps until that or the folder wakes it, and alone writes.
 */
public final class IdleCommand implements Command {
    private final SnapshotStore snapshots;
    private final ChangeTeller changes;

    public IdleCommand(SnapshotStore snapshots, ChangeTeller changes) {
        this.snapshots = snapshots;
        this.changes = changes;
    }

    @Override
    public String name() {
        return "IDLE";
    }

    @Override
    public State least() {
        return State.AUTHENTICATED;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        arguments.end();
        session.out().text("+ idling").crlf().flush();
        Semaphore bell = new Semaphore(0);
        try (FolderWatch _ = watch(session, bell)) {
            byte[] line = untilInput(session, bell);
            if (!isDone(line)) {
                return Answer.bad("Expected DONE");
            }
        }
        return Answer.ok("IDLE completed");
    }

    private FolderWatch watch(Session session, Semaphore bell) {
        if (session.state() != State.SELECTED) {
            return () -> {};
        }
        return snapshots.watch(session.selected().id(), bell::release);
    }

    private byte[] untilInput(Session session, Semaphore bell) throws IOException, SyntaxFault {
        CompletableFuture<byte[]> input = new CompletableFuture<>();
        Thread reader =
                Thread.ofVirtual().name("imap-idle").start(() -> read(session, input, bell));
        try {
            // Told once before the first sleep: something may have changed before the watch began.
            while (!input.isDone()) {
                changes.tell(session, Updates.ALL);
                session.out().flush();
                if (session.isEnding()) {
                    throw new EOFException("the folder was deleted");
                }
                bell.acquire();
                bell.drainPermits();
            }
            reader.join();
            return input.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        } catch (ExecutionException e) {
            throw asThrown(e);
        }
    }

    private static void read(Session session, CompletableFuture<byte[]> input, Semaphore bell) {
        try {
            input.complete(session.readLine());
        } catch (IOException | SyntaxFault | RuntimeException e) {
            input.completeExceptionally(e);
        } finally {
            bell.release();
        }
    }

    private static IOException asThrown(ExecutionException e) throws SyntaxFault {
        return switch (e.getCause()) {
            case SyntaxFault fault -> throw fault;
            case IOException io -> io;
            case null, default -> new IOException("reading failed", e.getCause());
        };
    }

    private static boolean isDone(byte[] line) {
        return new String(line, StandardCharsets.ISO_8859_1).equalsIgnoreCase("DONE");
    }
}
