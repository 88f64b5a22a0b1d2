package org.mailherd.smtp.server;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mailherd.mailqueue.queue.QueueWriter;
import org.mailherd.platform.net.ConnectionHandler;
import org.mailherd.platform.net.ConnectionServer;
import org.mailherd.platform.net.Listener;
import org.mailherd.smtp.data.BdatVerb;
import org.mailherd.smtp.data.DataVerb;
import org.mailherd.smtp.data.HeaderSettings;
import org.mailherd.smtp.data.Intake;
import org.mailherd.smtp.data.LoopLimit;
import org.mailherd.smtp.data.MessageAcceptor;
import org.mailherd.smtp.data.OwnHeaderFrom;
import org.mailherd.smtp.door.Door;
import org.mailherd.smtp.envelope.LoginRequired;
import org.mailherd.smtp.envelope.MailVerb;
import org.mailherd.smtp.envelope.NoAddressLiteral;
import org.mailherd.smtp.envelope.NoRoutedLocalPart;
import org.mailherd.smtp.envelope.OwnSender;
import org.mailherd.smtp.envelope.RcptVerb;
import org.mailherd.smtp.envelope.TlsForRecipient;
import org.mailherd.smtp.envelope.TlsOfSender;
import org.mailherd.smtp.login.AuthVerb;
import org.mailherd.smtp.login.LoginFailures;
import org.mailherd.smtp.scan.MessageScanner;
import org.mailherd.smtp.scan.RecordedScanner;
import org.mailherd.smtp.session.AuthOffer;
import org.mailherd.smtp.session.CountedSessions;
import org.mailherd.smtp.session.Doorman;
import org.mailherd.smtp.session.EhloVerb;
import org.mailherd.smtp.session.Extension;
import org.mailherd.smtp.session.Extensions;
import org.mailherd.smtp.session.HeloVerb;
import org.mailherd.smtp.session.HelpVerb;
import org.mailherd.smtp.session.NoopVerb;
import org.mailherd.smtp.session.NotOfferedVerb;
import org.mailherd.smtp.session.Profile;
import org.mailherd.smtp.session.QuitVerb;
import org.mailherd.smtp.session.RecordedDoorman;
import org.mailherd.smtp.session.RecordedGate;
import org.mailherd.smtp.session.RecordedVerb;
import org.mailherd.smtp.session.RsetVerb;
import org.mailherd.smtp.session.SessionLimits;
import org.mailherd.smtp.session.SessionSteps;
import org.mailherd.smtp.session.SmtpEngine;
import org.mailherd.smtp.session.StartTlsVerb;
import org.mailherd.smtp.session.Verb;
import org.mailherd.smtp.session.VrfyVerb;

/** The three ports and what each understands. Rules are asked in the order they stand here. */
final class SessionAssembly {
    private final SmtpProperties properties;
    private final Host host;
    private final Directories directories;
    private final Door door;
    private final SessionLimits limits;
    private final SessionSteps steps;

    SessionAssembly(SmtpProperties properties, Host host, Directories directories, Door door) {
        this.properties = properties;
        this.host = host;
        this.directories = directories;
        this.door = door;
        this.limits = properties.session();
        this.steps = new SessionSteps(host.telemetry(), host.clock());
    }

    /** In the order inbound, submission, submissions, and local if there is one. */
    List<ConnectionServer> servers(QueueWriter queue, MessageScanner scanner) {
        AuthVerb auth =
                new AuthVerb(
                        directories.logins(),
                        new LoginFailures(host.events(), host.clock()),
                        properties.session().loginInClear());
        List<Verb> verbs = verbs(queue, scanner, auth);
        List<Verb> withLogin = new ArrayList<>(verbs);
        withLogin.add(auth);
        String address = host.settings().bindAddress();
        SmtpProperties.Ports ports = properties.ports();
        List<ConnectionServer> local =
                door.local().map(port -> server(port, Profile.LOCAL, verbs)).stream().toList();
        return inOrder(
                List.of(
                        server(
                                Listener.plain(Profile.INBOUND.name(), address, ports.inbound()),
                                Profile.INBOUND,
                                verbs),
                        server(
                                Listener.plain(
                                        Profile.SUBMISSION.name(), address, ports.submission()),
                                Profile.SUBMISSION,
                                withLogin),
                        server(
                                Listener.tls(
                                        Profile.SUBMISSIONS.name(), address, ports.submissions()),
                                Profile.SUBMISSIONS,
                                withLogin)),
                local);
    }

    private ConnectionServer server(Listener listener, Profile profile, List<Verb> verbs) {
        Listener limited =
                listener.withMaxConnections(properties.session().connections())
                        .withBusy(
                                "421 4.3.2 "
                                        + host.name()
                                        + " Too many connections, please try again later\r\n");
        Listener guarded = door.listener(limited);
        return new ConnectionServer(
                guarded,
                host.tls(),
                recorded(profile, verbs),
                new RecordedGate(
                        door.gate(guarded, new SpoolRoom(properties)),
                        guarded.name(),
                        host.telemetry(),
                        steps));
    }

    private List<Extension> extensions(AuthOffer logins) {
        List<Extension> all = new ArrayList<>(Extensions.of(limits));
        all.add(Extensions.login(logins));
        all.add(properties.futureRelease().extension(host.clock()));
        return all;
    }

    private ConnectionHandler recorded(Profile profile, List<Verb> verbs) {
        List<Verb> recorded = RecordedVerb.all(verbs, host.telemetry(), steps);
        Doorman doorman = new RecordedDoorman(door.doorman(), host.telemetry(), steps);
        return new CountedSessions(
                new SmtpEngine(profile, host.name(), limits, doorman, recorded),
                profile.name(),
                host.telemetry().meters());
    }

    private List<Verb> verbs(QueueWriter queue, MessageScanner scanner, AuthOffer logins) {
        MessageAcceptor acceptor =
                new MessageAcceptor(
                        new HeaderSettings(host.name(), (int) limits.headerSize().toBytes()),
                        List.of(
                                new LoopLimit(limits.hops()),
                                new OwnHeaderFrom(directories.senders())),
                        new RecordedScanner(scanner, host.telemetry(), host.clock()),
                        new Intake(queue, host.telemetry(), steps, host.clock()),
                        host.clock());
        return List.of(
                new EhloVerb(host.name(), extensions(logins)),
                new HeloVerb(host.name()),
                new StartTlsVerb(host.tls()),
                new MailVerb(
                        limits,
                        properties.futureRelease(),
                        new FreeSpool(properties.spool().directory()),
                        host.clock(),
                        inOrder(
                                List.of(
                                        new LoginRequired(),
                                        new OwnSender(directories.senders()),
                                        new TlsOfSender(directories.tls())),
                                door.senderRules())),
                new RcptVerb(
                        limits,
                        inOrder(
                                door.recipientRules(),
                                List.of(
                                        new NoAddressLiteral(),
                                        new NoRoutedLocalPart(),
                                        new TlsForRecipient(
                                                directories.tls(), directories.recipients()))),
                        directories.recipients(),
                        host.name()),
                new DataVerb(limits, queue, acceptor),
                new BdatVerb(limits, queue, acceptor),
                new RsetVerb(),
                new NoopVerb(),
                new VrfyVerb(),
                new NotOfferedVerb("EXPN"),
                new NotOfferedVerb("ETRN"),
                new HelpVerb(),
                new QuitVerb());
    }

    private static <T> List<T> inOrder(List<? extends T> first, List<? extends T> second) {
        return Stream.<T>concat(first.stream(), second.stream()).toList();
    }
}
