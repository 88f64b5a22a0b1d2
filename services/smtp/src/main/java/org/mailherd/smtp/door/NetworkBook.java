package org.mailherd.smtp.door;

import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.mailherd.platform.net.Networks;
import org.mailherd.smtp.door.Visitor.Standing;

/** What a client's address alone says. */
final class NetworkBook {
    private final Networks trusted;
    private final Networks exempt;
    private final ForwardingList forwarding;
    private final NameLookup names;

    NetworkBook(DoorProperties settings, ForwardingList forwarding, NameLookup names) {
        this.trusted = settings.trusted();
        this.exempt = settings.exempt();
        this.forwarding = forwarding;
        this.names = names;
    }

    /**
     * @param proxyItself a proxy that named no client: its own address must not open a relay
     */
    Standing standing(InetAddress client, boolean proxyItself) {
        boolean known = trusted.contains(client) && !proxyItself;
        return new Standing(
                known,
                exempt.contains(client),
                known || client.isLoopbackAddress() ? Optional.empty() : forwarding.find(client));
    }

    /** Started, not waited for. */
    CompletableFuture<Optional<String>> name(InetAddress client) {
        return client.isLoopbackAddress()
                ? CompletableFuture.completedFuture(Optional.of("localhost"))
                : names.start(client);
    }
}
