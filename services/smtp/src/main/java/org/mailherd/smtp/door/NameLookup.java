package org.mailherd.smtp.door;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.mailherd.mailauth.dns.Answer;
import org.mailherd.mailauth.dns.Dns;

/** Finds the name of a client that its own address records confirm (RFC 8601 2.7.3, iprev). */
final class NameLookup {
    /** Names of one address that are tried; honest hosts have one (RFC 7208 5.5 has ten). */
    private static final int NAMES = 5;

    private static final Pattern HOST =
            Pattern.compile("[0-9A-Za-z_](?:[0-9A-Za-z_.-]{0,252}[0-9A-Za-z])?");

    private final Dns dns;
    private final Duration timeout;
    private final Executor threads;

    NameLookup(Dns dns, Duration timeout, Executor threads) {
        this.dns = dns;
        this.timeout = timeout;
        this.threads = threads;
    }

    /** Empty when there is none, none leads back, or nobody answered in time. Never fails. */
    CompletableFuture<Optional<String>> start(InetAddress client) {
        return CompletableFuture.supplyAsync(() -> find(client), threads)
                .completeOnTimeout(Optional.empty(), timeout.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(_ -> Optional.empty());
    }

    private Optional<String> find(InetAddress client) {
        return dns.ptr(client).orEmpty().stream()
                .limit(NAMES)
                .filter(name -> HOST.matcher(name).matches())
                .filter(name -> addresses(name, client).orEmpty().contains(client))
                .findFirst();
    }

    private Answer<? extends InetAddress> addresses(String name, InetAddress client) {
        return client instanceof Inet4Address ? dns.a(name) : dns.aaaa(name);
    }
}
