package org.mailherd.smtp.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailqueue.queue.FreshMail;
import org.mailherd.mailqueue.spool.SpoolRef;
import org.mailherd.platform.events.RedisKeys;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.platform.net.ConnectionServer;
import org.mailherd.smtp.management.ReleasedMail;
import org.mailherd.smtp.management.SpooledMail;
import org.mailherd.smtp.scan.AntispamClient;
import org.mailherd.smtp.scan.MessageScanner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts queue, scanner and ports, and stops them the other way round. Needs no database to start:
 * until it answers, mail is asked to come again (451) and the queue waits.
 */
@Component
public final class SmtpServer implements SmartLifecycle, SpooledMail, ReleasedMail {
    private static final Logger log = LoggerFactory.getLogger(SmtpServer.class);

    private final SmtpProperties properties;
    private final Host host;
    private final Directories directories;
    private final Features features;
    private final DataSource database;
    private final List<AutoCloseable> running = new ArrayList<>();
    private List<ConnectionServer> servers = List.of();
    private volatile @Nullable FreshMail mail;
    private volatile @Nullable ReleasedWriter released;

    public SmtpServer(
            SmtpProperties properties,
            Host host,
            Directories directories,
            Features features,
            DataSource database) {
        this.properties = properties;
        this.host = host;
        this.directories = directories;
        this.features = features;
        this.database = database;
    }

    @Override
    public void start() {
        try {
            QueueAssembly queue = new QueueAssembly(properties, host, database);
            running.add(queue);
            mail = queue.fresh();
            released = new ReleasedWriter(host, queue.writer());
            Directories known =
                    directories.with(properties.postmaster(), host.name()).with(queue.forwarding());
            queue.start(known, features);
            running.add(queue.numbers().start(queue.writer()));
            running.add(
                    host.events()
                            .subscribe(
                                    RedisKeys.DIRECTORY_CHANNEL,
                                    _ -> directories.recipients().forget()));
            servers =
                    new SessionAssembly(properties, host, known, features.door())
                            .servers(queue.writer(), scanner());
            for (ConnectionServer server : servers) {
                running.add(server::stop);
                server.start();
            }
        } catch (IOException e) {
            stop();
            throw new UncheckedIOException("cannot open the spool: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    private MessageScanner scanner() {
        SmtpProperties.Antispam antispam = properties.antispam();
        if (antispam.url().isBlank()) {
            LogEvent.of("antispam-off").info(log);
            return MessageScanner.none();
        }
        AntispamClient client =
                new AntispamClient(
                        new AntispamClient.Settings(
                                antispam.uri(),
                                antispam.timeout(),
                                antispam.required(),
                                antispam.token(),
                                antispam.quarantine()));
        running.add(client);
        return client;
    }

    /** Ports in use, in the order inbound, submission, submissions; empty while stopped. */
    public List<Integer> ports() {
        return servers.stream().map(ConnectionServer::port).toList();
    }

    @Override
    public InputStream read(QueueId id, SpoolRef place) throws IOException {
        FreshMail open = mail;
        if (open == null) {
            throw new IOException("the spool is closed");
        }
        return open.spool().read(id, place);
    }

    @Override
    public int underway() {
        FreshMail open = mail;
        return open == null ? 0 : open.size();
    }

    @Override
    public QueueId take(ReversePath sender, MailAddress mailbox, InputStream message)
            throws IOException {
        ReleasedWriter open = released;
        if (open == null) {
            throw new IOException("the spool is closed");
        }
        return open.take(sender, mailbox, message);
    }

    @Override
    public void stop() {
        mail = null;
        released = null;
        for (AutoCloseable part : running.reversed()) {
            try {
                part.close();
            } catch (Exception e) {
                LogEvent.of("stop-failed").quoted("reason", e.getMessage()).warn(log);
            }
        }
        running.clear();
        servers = List.of();
    }

    @Override
    public boolean isRunning() {
        return !running.isEmpty();
    }
}
