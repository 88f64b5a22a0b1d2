package org.mailherd.webmail.connection;

import jakarta.mail.FolderClosedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.mailherd.webmail.WebmailSettings;
import org.springframework.stereotype.Component;

/** All IMAP connections: a few per login, bounded in sum, dropped when unused. */
@Component
public final class MailboxConnections {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ConcurrentHashMap<String, LoginPool> pools = new ConcurrentHashMap<>();
    private final ImapOpener opener;
    private final WebmailSettings settings;
    private final Clock clock;
    private final Semaphore total;

    MailboxConnections(ImapOpener opener, WebmailSettings settings, Clock clock) {
        this.opener = opener;
        this.settings = settings;
        this.clock = clock;
        this.total = new Semaphore(settings.connectionsTotal());
    }

    /** Runs the work on a connection of this login. Faults come out as {@link MailboxFault}. */
    public <T> T use(MailboxLogin login, MailboxWork<T> work) {
        var pool = pools.computeIfAbsent(login.poolId(), this::newPool);
        acquire(total, "too many open mailboxes");
        try {
            acquire(pool.permits, "too many requests of one login");
            try {
                return work(pool, login, work);
            } finally {
                pool.permits.release();
            }
        } finally {
            total.release();
        }
    }

    /** Logs in and keeps the connection for the first page. */
    public void verify(MailboxLogin login) {
        use(login, MailboxConnection::root);
    }

    /** Closes what a login holds: it has logged out. */
    public void close(String poolId) {
        var pool = pools.remove(poolId);
        if (pool != null) {
            pool.closeAll();
        }
    }

    /** Closes connections unused for longer than the setting. */
    void closeIdle() {
        var limit = clock.instant().minus(settings.connectionIdle());
        pools.values().forEach(pool -> pool.closeIdle(limit));
        pools.values().removeIf(LoginPool::retireIfUnused);
    }

    void closeEverything() {
        pools.values().forEach(LoginPool::closeAll);
        pools.clear();
    }

    private LoginPool newPool(String poolId) {
        return new LoginPool(settings.connectionsPerLogin());
    }

    private <T> T work(LoginPool pool, MailboxLogin login, MailboxWork<T> work) {
        var idle = pool.takeAlive(clock.instant());
        var connection = idle != null ? idle : opener.open(login);
        var healthy = false;
        try {
            var result = work.with(connection);
            healthy = true;
            return result;
        } catch (MailboxFault known) {
            healthy = true;
            throw known;
        } catch (MessagingException e) {
            healthy = !lost(e);
            throw fault(e);
        } catch (IOException e) {
            throw new MailboxFault.Unreachable("reading from the mail server failed", e);
        } finally {
            giveBack(pool, connection, healthy);
        }
    }

    private void giveBack(LoginPool pool, MailboxConnection connection, boolean healthy) {
        try {
            if (healthy) {
                connection.rest(clock.instant());
                pool.keep(connection);
                return;
            }
        } catch (MessagingException broken) {
            // Falls through: a connection that cannot leave its folder is not kept.
        }
        connection.disconnect();
    }

    private static boolean lost(MessagingException e) {
        return e instanceof FolderClosedException
                || e instanceof StoreClosedException
                || e.getCause() instanceof ConnectionException;
    }

    private static MailboxFault fault(MessagingException e) {
        if (e instanceof FolderNotFoundException) {
            return new MailboxFault.Missing("folder");
        }
        if (e instanceof MessageRemovedException) {
            return new MailboxFault.Missing("message");
        }
        if (!lost(e) && e.getCause() instanceof ProtocolException said) {
            return new MailboxFault.Declined(ServerText.of(said), e);
        }
        return new MailboxFault.Unreachable("the mail server broke off", e);
    }

    private static void acquire(Semaphore permits, String refusal) {
        try {
            if (!permits.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new MailboxFault.Unreachable(refusal, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MailboxFault.Unreachable("stopping", e);
        }
    }
}
