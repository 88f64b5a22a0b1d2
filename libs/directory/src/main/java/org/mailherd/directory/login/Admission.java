package org.mailherd.directory.login;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.mailherd.directory.network.NetworkRange;

/**
 * Whether somebody who has proved who they are may come in, by this door, from there. Asked after
 * the proof, so that only the owner's attempts depend on it.
 */
final class Admission {
    private final CredentialStore store;

    Admission(CredentialStore store) {
        this.store = store;
    }

    LoginOutcome decide(LoginRow row, Credential credential, Door door) {
        return refusal(row, credential, door)
                .<LoginOutcome>map(LoginOutcome.Refused::new)
                .orElseGet(() -> new LoginOutcome.Granted(row.account()));
    }

    private Optional<String> refusal(LoginRow row, Credential credential, Door door) {
        if (row.active() != 1) {
            return Optional.of("mailbox may not log in");
        }
        if (!row.protocols().allow(door.protocol())) {
            return Optional.of("protocol is switched off for the mailbox");
        }
        Optional<String> ofCredential = refusal(row, credential, door.protocol());
        return ofCredential.isPresent() ? ofCredential : outside(row, door);
    }

    private static Optional<String> refusal(
            LoginRow row, Credential credential, Protocol protocol) {
        return switch (credential) {
            case Credential.Main _ ->
                    row.passwordDue()
                            ? Optional.of("the password must be changed first")
                            : Optional.empty();
            case Credential.App app ->
                    app.protocols().allow(protocol)
                            ? Optional.empty()
                            : Optional.of(app.label() + " is not for this protocol");
            case Credential.Token() -> Optional.empty();
        };
    }

    private Optional<String> outside(LoginRow row, Door door) {
        List<String> networks = store.networks(row.account().mailboxId(), door.protocol());
        return networks.isEmpty() || contains(networks, door.remoteAddress())
                ? Optional.empty()
                : Optional.of("client is outside the mailbox's allowed networks");
    }

    /** What cannot be read lets nobody in. */
    private static boolean contains(List<String> networks, String remoteAddress) {
        try {
            InetAddress client = InetAddress.ofLiteral(remoteAddress);
            return networks.stream()
                    .anyMatch(network -> NetworkRange.parse(network).contains(client));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
