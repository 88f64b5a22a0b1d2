package org.mailherd.smtp.server;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.mailherd.directory.routing.RoutingDirectory;
import org.mailherd.mailqueue.queue.FreshMail;
import org.mailherd.mailqueue.queue.QueueSettler;
import org.mailherd.mailqueue.queue.QueueStore;
import org.mailherd.mailqueue.queue.QueueWriter;
import org.mailherd.mailqueue.queue.RetrySchedule;
import org.mailherd.mailqueue.spool.Spool;
import org.mailherd.smtp.bounce.BounceSender;
import org.mailherd.smtp.delivery.HostPort;
import org.mailherd.smtp.delivery.LmtpTransport;
import org.mailherd.smtp.delivery.OutboundAssembly;
import org.mailherd.smtp.delivery.SmtpTransport;
import org.mailherd.smtp.forward.Forwarding;
import org.mailherd.smtp.learn.LearnTransport;
import org.mailherd.smtp.mx.OwnHosts;
import org.mailherd.smtp.queue.DelayWatch;
import org.mailherd.smtp.queue.Destinations;
import org.mailherd.smtp.queue.Dispatcher;
import org.mailherd.smtp.queue.Housekeeping;
import org.mailherd.smtp.queue.MessageDelivery;
import org.mailherd.smtp.queue.PatientSettler;
import org.mailherd.smtp.queue.QueueRunner;
import org.mailherd.smtp.routing.DefaultWay;
import org.mailherd.smtp.routing.DirectoryRoutes;
import org.mailherd.smtp.routing.MailExchangers;
import org.mailherd.smtp.routing.Routes;
import org.mailherd.smtp.signing.DkimResigner;

/** Spool, queue and runner, wired. */
final class QueueAssembly implements AutoCloseable {
    private final SmtpProperties properties;
    private final Host host;
    private final DataSource database;
    private final Forwarding forwarding;
    private final Spool spool;
    private final FreshMail fresh;
    private final QueueStore store;
    private final Destinations destinations;
    private final QueueRunner runner;
    private final QueueWriter writer;
    private final QueueSettler settler;
    private final PatientSettler patience;
    private final LmtpTransport lmtp;
    private final OutboundAssembly outbound;
    private final LearnTransport learning;

    QueueAssembly(SmtpProperties properties, Host host, DataSource database) throws IOException {
        this.properties = properties;
        this.host = host;
        this.database = database;
        Clock clock = host.clock();
        this.store = new QueueStore(database);
        this.spool = Spool.open(properties.spool().directory(), clock);
        this.forwarding =
                Forwarding.open(properties.forward(), properties.spool().directory(), clock);
        this.fresh = new FreshMail(spool);
        this.settler = new QueueSettler(store, fresh);
        this.destinations =
                new Destinations(
                        properties.queue().scheduling(),
                        properties.delivery().destinationConcurrency(),
                        clock);
        this.runner =
                new QueueRunner(
                        properties.queue().runner(),
                        new Housekeeping(fresh, store, settler, destinations::shareWith, clock),
                        store,
                        destinations,
                        clock);
        this.writer = new QueueWriter(fresh, store, runner, clock, properties.spool().limits());
        this.patience = new PatientSettler(settler);
        this.lmtp =
                new LmtpTransport(
                        HostPort.parse(properties.delivery().lmtp(), 2024),
                        host.name(),
                        properties.delivery().lmtpConcurrency());
        String resolver = host.settings().dns().resolver();
        this.outbound = new OutboundAssembly(properties.outbound(), resolver, database, clock);
        SmtpProperties.Antispam antispam = properties.antispam();
        this.learning =
                new LearnTransport(antispam.url(), antispam.password(), antispam.timeout(), clock);
    }

    void start(Directories directories, Features features) {
        BounceSender reports = bounces(directories, features);
        RetrySchedule schedule = properties.queue().schedule();
        host.telemetry().meters().running(runner::inWork);
        runner.start(
                new MessageDelivery(
                        fresh,
                        new Dispatcher(
                                lmtp,
                                forwarding.sending(
                                        transport(directories.outbound()),
                                        directories.recipients()),
                                learning,
                                destinations),
                        reports,
                        patience,
                        new MessageDelivery.OutcomePolicy(
                                schedule,
                                host.clock(),
                                new DelayWatch(
                                        properties.queue().scheduling().delayWarning(),
                                        schedule,
                                        store,
                                        reports))));
    }

    private BounceSender bounces(Directories directories, Features features) {
        return new BounceSender(
                host.name(),
                features.bounce(),
                directories.recipients(),
                new BounceSender.Mailroom(writer, spool, host.clock()),
                host.telemetry());
    }

    private SmtpTransport transport(Directories.Outbound directories) {
        // 25 too: that is where our inbound port is published.
        Set<Integer> inbound = Set.copyOf(List.of(25, properties.ports().inbound()));
        OwnHosts own = new OwnHosts(host.name(), properties.delivery().outboundPort(), inbound);
        return outbound.transport(
                routes(directories.routing(), outbound.exchangers()),
                own,
                host.telemetry().journey(),
                new DkimResigner(directories.keys(), host.clock()));
    }

    private Routes routes(RoutingDirectory directory, MailExchangers exchangers) {
        DefaultWay defaultWay =
                DefaultWay.of(
                        properties.delivery().smarthostHop(),
                        properties.routing(),
                        properties.delivery().outboundPort(),
                        host.name());
        return new DirectoryRoutes(directory, defaultWay, exchangers);
    }

    Forwarding forwarding() {
        return forwarding;
    }

    QueueWriter writer() {
        return writer;
    }

    QueueNumbers numbers() {
        return new QueueNumbers(
                database, spool, host.telemetry().meters().registry(), host.clock());
    }

    FreshMail fresh() {
        return fresh;
    }

    /** In the order of the mail: no new work, then what work writes to. */
    @Override
    public void close() throws IOException {
        runner.close();
        patience.close();
        writer.close();
        settler.close();
        lmtp.close();
        outbound.close();
        learning.close();
        spool.close();
    }
}
