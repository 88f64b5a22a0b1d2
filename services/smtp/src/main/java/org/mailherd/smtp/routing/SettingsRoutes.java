package org.mailherd.smtp.routing;

import java.util.Optional;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailqueue.queue.QueuedRecipient;

/** The routes without a directory: the smarthost of the settings, else the recipient's domain. */
public final class SettingsRoutes implements Routes {
    private final Optional<NextHop.Host> smarthost;
    private final int port;
    private final Identity identity;

    /**
     * @param smarthost takes everything, whatever the domain
     * @param port of servers found by MX
     */
    public SettingsRoutes(Optional<NextHop.Host> smarthost, int port, String hostname) {
        this.smarthost = smarthost;
        this.port = port;
        this.identity = Identity.of(hostname);
    }

    @Override
    public Route route(ReversePath sender, Optional<MailAddress> login, QueuedRecipient recipient) {
        NextHop nextHop =
                smarthost.isPresent()
                        ? smarthost.get()
                        : new NextHop.MailDomain(recipient.recipient().domain(), port);
        return new Route(nextHop, TlsPolicy.DEFAULT, identity, Optional.empty());
    }
}
