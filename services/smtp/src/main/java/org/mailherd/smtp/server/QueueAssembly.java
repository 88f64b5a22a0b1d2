package org.mailherd.smtp.server;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.mailherd.mailqueue.queue.QueueSettler;
import org.mailherd.mailqueue.queue.QueueStore;
import org.mailherd.mailqueue.queue.QueueWriter;
import org.mailherd.mailqueue.spool.Spool;
import org.mailherd.smtp.bounce.BounceSender;
import org.mailherd.smtp.delivery.DnsJavaQuestions;
import org.mailherd.smtp.delivery.HostPort;
import org.mailherd.smtp.delivery.LmtpTransport;
import org.mailherd.smtp.delivery.MxResolver;
import org.mailherd.smtp.delivery.OpportunisticTls;
import org.mailherd.smtp.delivery.OwnHosts;
import org.mailherd.smtp.delivery.SmtpTransport;
import org.mailherd.smtp.learn.LearnTransport;
import org.mailherd.smtp.queue.Dispatcher;
import org.mailherd.smtp.queue.MessageDelivery;
import org.mailherd.smtp.queue.PatientSettler;
import org.mailherd.smtp.queue.QueueRunner;
import org.mailherd.smtp.routing.NextHop;
import org.mailherd.smtp.routing.Routes;
import org.mailherd.smtp.routing.SettingsRoutes;

/** Spool, queue and runner, wired. */
final class QueueAssembly implements AutoCloseable {
    private final SmtpProperties properties;
    private final Host host;
    private final Spool spool;
    private final QueueRunner runner;
    private final QueueWriter writer;
    private final QueueSettler settler;
    private final PatientSettler patience;
    private final LmtpTransport lmtp;
    private final LearnTransport learning;

    QueueAssembly(SmtpProperties properties, Host host, DataSource database) throws IOException {
        this.properties = properties;
        this.host = host;
        Clock clock = host.clock();
        QueueStore store = new QueueStore(database);
        this.spool = Spool.open(properties.spool().directory(), clock);
        this.runner = new QueueRunner(properties.queue().runner(), spool, store, clock);
        this.writer = new QueueWriter(spool, store, runner, clock, properties.spool().limits());
        this.settler = new QueueSettler(store);
        this.patience = new PatientSettler(settler);
        this.lmtp =
                new LmtpTransport(
                        HostPort.parse(properties.delivery().lmtp(), 2024),
                        host.name(),
                        properties.delivery().lmtpConcurrency(),
                        clock);
        SmtpProperties.Antispam antispam = properties.antispam();
        this.learning = new LearnTransport(antispam.url(), antispam.timeout(), clock);
    }

    void start(Directories directories) {
        runner.start(
                new MessageDelivery(
                        spool,
                        new Dispatcher(
                                lmtp,
                                outbound(),
                                learning,
                                properties.delivery().destinationConcurrency()),
                        new BounceSender(
                                host.name(), directories.recipients(), writer, spool, host.clock()),
                        patience,
                        new MessageDelivery.OutcomePolicy(
                                properties.queue().schedule(), host.clock())));
    }

    private SmtpTransport outbound() {
        SmtpProperties.Delivery delivery = properties.delivery();
        // 25 too: that is where our inbound port is published.
        Set<Integer> inbound = Set.copyOf(List.of(25, properties.ports().inbound()));
        OwnHosts own = new OwnHosts(host.name(), delivery.outboundPort(), inbound);
        return new SmtpTransport(
                routes(delivery),
                new MxResolver(DnsJavaQuestions.with(host.settings().dns().resolver()), own),
                new OpportunisticTls());
    }

    private Routes routes(SmtpProperties.Delivery delivery) {
        Optional<NextHop.Host> smarthost =
                Optional.of(delivery.smarthost())
                        .filter(text -> !text.isBlank())
                        .map(text -> HostPort.parse(text, 25))
                        .map(at -> new NextHop.Host(at.host(), at.port(), at.port() == 465));
        return new SettingsRoutes(smarthost, delivery.outboundPort(), host.name());
    }

    QueueWriter writer() {
        return writer;
    }

    /** In the order of the mail: no new work, then what work writes to. */
    @Override
    public void close() throws IOException {
        runner.close();
        patience.close();
        writer.close();
        settler.close();
        lmtp.close();
        learning.close();
        spool.close();
    }
}
