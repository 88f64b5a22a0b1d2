package org.mailherd.platform.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the certificate for the host name a client asks for (SNI, RFC 6066 3): a name of its own
 * before a wildcard, a wildcard before the default. Never changed once made.
 */
final class SniKeys extends X509ExtendedKeyManager {
    private final List<HostPair> all = new ArrayList<>();
    private final List<HostPair> fallback;
    private final Map<String, List<HostPair>> byName = new HashMap<>();

    /**
     * @param fallback for clients that ask for nothing, or for nothing we have
     * @param hosts pairs by their folder's name, the first to name a host wins
     */
    SniKeys(List<HostPair> fallback, Map<String, List<HostPair>> hosts) {
        this.fallback = List.copyOf(fallback);
        all.addAll(fallback);
        hosts.forEach((folder, pairs) -> {
            all.addAll(pairs);
            byName.put(folder.toLowerCase(Locale.ROOT), pairs);
        });
        hosts.values()
                .forEach(pairs ->
                        pairs.stream()
                                .flatMap(pair -> pair.names().stream())
                                .forEach(name -> byName.putIfAbsent(name, pairs)));
    }

    private List<HostPair> pairs(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        List<HostPair> exact = byName.get(name);
        if (exact != null) {
            return exact;
        }
        int dot = name.indexOf('.');
        // RFC 6125 6.4.3: a wildcard stands for one label.
        List<HostPair> wildcard = dot < 0 ? null : byName.get("*" + name.substring(dot));
        return wildcard == null ? fallback : wildcard;
    }

    private @Nullable String choose(String keyType, @Nullable SSLSession handshake) {
        List<HostPair> wanted = names(handshake).map(this::pairs).findFirst().orElse(fallback);
        return wanted.stream()
                .filter(pair -> pair.type().equals(keyType))
                .findFirst()
                .map(pair -> String.valueOf(all.indexOf(pair)))
                .orElse(null);
    }

    private static Stream<String> names(@Nullable SSLSession handshake) {
        return handshake instanceof ExtendedSSLSession session
                ? session.getRequestedServerNames().stream()
                        .filter(SNIHostName.class::isInstance)
                        .map((SNIServerName name) -> ((SNIHostName) name).getAsciiName())
                : Stream.empty();
    }

    @Override
    public @Nullable String chooseServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return choose(keyType, socket instanceof SSLSocket tls ? tls.getHandshakeSession() : null);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return choose(keyType, engine == null ? null : engine.getHandshakeSession());
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return all.get(Integer.parseInt(alias)).chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return all.get(Integer.parseInt(alias)).key();
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return all.stream()
                .filter(pair -> pair.type().equals(keyType))
                .map(pair -> String.valueOf(all.indexOf(pair)))
                .toArray(String[]::new);
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
