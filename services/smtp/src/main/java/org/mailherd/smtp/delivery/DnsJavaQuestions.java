package org.mailherd.smtp.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Cache;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupFailedException;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/** Asks a resolver by dnsjava, with its cache. */
public final class DnsJavaQuestions implements DnsQuestions {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final LookupSession session;

    private DnsJavaQuestions(Resolver resolver) {
        resolver.setTimeout(TIMEOUT);
        Cache cache = new Cache();
        cache.setMaxNCache(60); // a domain that was just set up must not wait long
        this.session = LookupSession.builder().resolver(resolver).cache(cache).build();
    }

    /**
     * @param resolver {@code HOST[:PORT]}, or empty for the system's
     */
    public static DnsJavaQuestions with(String resolver) {
        try {
            if (resolver.isBlank()) {
                return new DnsJavaQuestions(new ExtendedResolver());
            }
            HostPort server = HostPort.parse(resolver, SimpleResolver.DEFAULT_PORT);
            SimpleResolver simple = new SimpleResolver(server.host());
            simple.setPort(server.port());
            return new DnsJavaQuestions(simple);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "mailherd.dns.resolver="
                            + resolver
                            + ": no such host; give an address such as 127.0.0.1:53",
                    e);
        }
    }

    @Override
    public Answer<Mx> mx(String domain) {
        return ask(
                domain,
                Type.MX,
                record -> {
                    MXRecord mx = (MXRecord) record;
                    return new Mx(mx.getPriority(), host(mx.getTarget()));
                });
    }

    private static String host(Name target) {
        return target.equals(Name.root) ? "" : target.toString(true);
    }

    @Override
    public Answer<InetAddress> addresses(String host) {
        Answer<InetAddress> six =
                ask(host, Type.AAAA, record -> ((AAAARecord) record).getAddress());
        Answer<InetAddress> four = ask(host, Type.A, record -> ((ARecord) record).getAddress());
        List<InetAddress> all = new ArrayList<>();
        if (six instanceof Answer.Found<InetAddress>(List<InetAddress> records)) {
            all.addAll(records);
        }
        if (four instanceof Answer.Found<InetAddress>(List<InetAddress> records)) {
            all.addAll(records);
        }
        return all.isEmpty()
                ? (six instanceof Answer.Unavailable<InetAddress> ? six : four)
                : new Answer.Found<>(all);
    }

    private <T> Answer<T> ask(String name, int type, Function<Record, T> read) {
        try {
            LookupResult result =
                    session.lookupAsync(Name.fromString(name, Name.root), type)
                            .toCompletableFuture()
                            .join();
            return new Answer.Found<>(result.getRecords().stream().map(read).toList());
        } catch (TextParseException _) {
            return new Answer.NoSuchName<>();
        } catch (CompletionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        }
    }

    private static <T> Answer<T> failed(Throwable cause) {
        return switch (cause) {
            case NoSuchDomainException _ -> new Answer.NoSuchName<>();
            case NoSuchRRSetException _ -> new Answer.Found<>(List.of());
            case LookupFailedException e ->
                    new Answer.Unavailable<>(String.valueOf(e.getMessage()));
            default -> new Answer.Unavailable<>(String.valueOf(cause));
        };
    }
}
