package org.mailherd.platform.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSessionContext;
import org.jspecify.annotations.Nullable;

/**
 * Certificates out of PEM files: the default ones in the directory itself, others for the host
 * names of its sub-folders. Files are looked at once a second at most; after a change new
 * handshakes get the new certificates, sessions go on undisturbed, and what is broken leaves the
 * old one in use.
 */
public final class PemTlsContext implements TlsContext {
    /** Of clients without session tickets; the others keep their session themselves. */
    private static final int SESSIONS = 2_000;

    private static final long CHECK_NANOS = Duration.ofSeconds(1).toNanos();

    private final Path directory;
    private final CertificateFolder host;
    private final Map<String, CertificateFolder> others = new TreeMap<>();
    private volatile @Nullable Loaded loaded;

    private record Loaded(SSLContext context, long checkedNanos) {}

    public PemTlsContext(Path directory) {
        this.directory = directory;
        this.host = new CertificateFolder(directory);
    }

    @Override
    public SSLContext current() {
        Loaded now = loaded;
        return now == null || isOld(now) ? refresh() : now.context();
    }

    private static boolean isOld(Loaded one) {
        return System.nanoTime() - one.checkedNanos() > CHECK_NANOS;
    }

    private synchronized SSLContext refresh() {
        Loaded old = loaded;
        if (old != null && !isOld(old)) {
            return old.context();
        }
        boolean changed = host.refresh();
        changed |= refreshOthers();
        if (host.pairs().isEmpty()) {
            throw new TlsUnavailableException(
                    "no usable certificate in " + directory + ": " + host.fault(), null);
        }
        SSLContext context = old == null || changed ? build() : old.context();
        loaded = new Loaded(context, System.nanoTime());
        return context;
    }

    private boolean refreshOthers() {
        Set<String> there = subFolders();
        boolean changed = others.keySet().retainAll(there);
        for (String name : there) {
            changed |=
                    others.computeIfAbsent(name, n -> new CertificateFolder(directory.resolve(n)))
                            .refresh();
        }
        return changed;
    }

    private Set<String> subFolders() {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(CertificateFolder::isOne)
                    .map(path -> path.getFileName().toString())
                    .collect(Collectors.toSet());
        } catch (IOException _) {
            return Set.copyOf(others.keySet());
        }
    }

    /** A context of its own each time: what was agreed with the old certificates ends with them. */
    private SSLContext build() {
        Map<String, List<HostPair>> hosts = new TreeMap<>();
        others.forEach((name, folder) -> {
            if (!folder.pairs().isEmpty()) {
                hosts.put(name, folder.pairs());
            }
        });
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new SniKeys(host.pairs(), hosts)}, null, null);
            SSLSessionContext sessions = context.getServerSessionContext();
            sessions.setSessionTimeout((int) TimeUnit.HOURS.toSeconds(1));
            sessions.setSessionCacheSize(SESSIONS);
            return context;
        } catch (GeneralSecurityException e) {
            throw new TlsUnavailableException("no TLS in this Java: " + e.getMessage(), e);
        }
    }
}
