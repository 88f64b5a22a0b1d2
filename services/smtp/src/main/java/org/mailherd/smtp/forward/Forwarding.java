package org.mailherd.smtp.forward;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.mailherd.directory.recipient.RecipientResolver;
import org.mailherd.mailauth.srs.Srs;
import org.mailherd.mailauth.srs.SrsSecret;
import org.mailherd.smtp.delivery.DeliveryTransport;

/** Both directions of forwarded mail over one set of secrets. */
public final class Forwarding {
    private final boolean rewrites;
    private final Srs srs;

    private Forwarding(boolean rewrites, Srs srs) {
        this.rewrites = rewrites;
        this.srs = srs;
    }

    /**
     * @param folder keeps a secret where the settings have none
     * @throws IllegalArgumentException if a secret of the settings is too short
     */
    public static Forwarding open(ForwardSettings settings, Path folder, Clock clock)
            throws IOException {
        List<SrsSecret> set = settings.secrets();
        List<SrsSecret> secrets = set.isEmpty() ? List.of(SrsSecretFile.readOrMake(folder)) : set;
        return new Forwarding(settings.srs(), new Srs(secrets, clock));
    }

    /** The directory, and the addresses that we rewrote. */
    public RecipientResolver returning(RecipientResolver directory) {
        return new SrsRecipients(directory, srs);
    }

    /** The way out, with return paths of ours for forwarded mail. */
    public DeliveryTransport sending(DeliveryTransport outbound, RecipientResolver directory) {
        return rewrites ? new ReturnPathTransport(outbound, directory, srs) : outbound;
    }
}
