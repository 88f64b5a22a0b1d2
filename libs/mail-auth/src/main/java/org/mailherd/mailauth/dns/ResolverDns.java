package org.mailherd.mailauth.dns;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Cache;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/** Asks name servers through dnsjava. Safe for many threads. */
public final class ResolverDns implements Dns {

    /** RFC 1034 leaves the length of an alias chain open; unbound stops after 11, BIND after 16. */
    private static final int ALIAS_LIMIT = 11;

    private final LookupSession session;
    private final Duration timeout;

    private ResolverDns(Resolver resolver, Duration timeout, boolean cached) {
        this.timeout = timeout;
        LookupSession.LookupSessionBuilder builder =
                LookupSession.builder().resolver(resolver).maxRedirects(ALIAS_LIMIT);
        this.session = (cached ? builder.cache(new Cache(DClass.IN)) : builder).build();
    }

    /**
     * @param resolver {@code HOST} or {@code HOST:PORT}; blank for the system's name servers
     * @param timeout longest wait for one question, retries and alias steps included
     * @param cached whether answers are kept for their TTL
     * @throws IllegalArgumentException when the resolver's name or port cannot be read
     */
    public static ResolverDns of(String resolver, Duration timeout, boolean cached) {
        Resolver dnsjava =
                resolver.isBlank()
                        ? new ExtendedResolver()
                        : single(ResolverAddress.parse(resolver));
        // Two tries fit into the whole: one lost datagram must not cost the answer.
        dnsjava.setTimeout(resolver.isBlank() ? timeout : timeout.dividedBy(2));
        return new ResolverDns(dnsjava, timeout, cached);
    }

    private static Resolver single(InetSocketAddress address) {
        ExtendedResolver twice = new ExtendedResolver(List.of(new SimpleResolver(address)));
        twice.setRetries(2);
        return twice;
    }

    @Override
    public Answer<String> txt(String name) {
        return ask(name, Type.TXT, TXTRecord.class, ResolverDns::joined);
    }

    @Override
    public Answer<Inet4Address> a(String name) {
        return ask(name, Type.A, ARecord.class, found -> (Inet4Address) found.getAddress());
    }

    @Override
    public Answer<Inet6Address> aaaa(String name) {
        // dnsjava turns an IPv4-mapped AAAA into an IPv4 address; such a record names no IPv6 host.
        return switch (ask(name, Type.AAAA, AAAARecord.class, AAAARecord::getAddress)) {
            case Answer.Found<InetAddress>(List<InetAddress> found) ->
                    Answer.of(
                            found.stream()
                                    .filter(Inet6Address.class::isInstance)
                                    .map(Inet6Address.class::cast)
                                    .toList());
            case Answer.NoRecords<InetAddress>() -> new Answer.NoRecords<>();
            case Answer.NoSuchName<InetAddress>() -> new Answer.NoSuchName<>();
            case Answer.Failure<InetAddress>(String reason) -> new Answer.Failure<>(reason);
        };
    }

    @Override
    public Answer<MailExchanger> mx(String name) {
        Answer<MailExchanger> answer = ask(name, Type.MX, MXRecord.class, ResolverDns::exchanger);
        return answer instanceof Answer.Found<MailExchanger>(List<MailExchanger> found)
                ? Answer.of(
                        found.stream()
                                .sorted(Comparator.comparingInt(MailExchanger::preference))
                                .toList())
                : answer;
    }

    @Override
    public Answer<String> ptr(InetAddress address) {
        return lookup(
                ReverseMap.fromAddress(address),
                Type.PTR,
                PTRRecord.class,
                found -> DnsNames.plain(found.getTarget()));
    }

    private static MailExchanger exchanger(MXRecord found) {
        return new MailExchanger(found.getPriority(), DnsNames.plain(found.getTarget()));
    }

    private static String joined(TXTRecord found) {
        StringBuilder text = new StringBuilder();
        for (byte[] string : found.getStringsAsByteArrays()) {
            text.append(new String(string, StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }

    private <R extends Record, T> Answer<T> ask(
            String name, int type, Class<R> kind, Function<R, T> value) {
        Optional<Name> asked = DnsNames.parse(name);
        return asked.isEmpty() ? new Answer.NoSuchName<>() : lookup(asked.get(), type, kind, value);
    }

    private <R extends Record, T> Answer<T> lookup(
            Name name, int type, Class<R> kind, Function<R, T> value) {
        try {
            List<Record> records =
                    session.lookupAsync(name, type)
                            .toCompletableFuture()
                            .get(timeout.toMillis(), TimeUnit.MILLISECONDS)
                            .getRecords();
            return Answer.of(
                    records.stream().filter(kind::isInstance).map(kind::cast).map(value).toList());
        } catch (ExecutionException e) {
            return failed(e.getCause(), name, type);
        } catch (TimeoutException e) {
            return new Answer.Failure<>(
                    "no answer in " + timeout.toMillis() + " ms for " + question(name, type));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Failure<>("interrupted while asking for " + question(name, type));
        }
    }

    private static <T> Answer<T> failed(@Nullable Throwable cause, Name name, int type) {
        if (cause instanceof NoSuchDomainException) {
            return new Answer.NoSuchName<>();
        }
        if (cause instanceof NoSuchRRSetException) {
            return new Answer.NoRecords<>();
        }
        String why =
                cause == null
                        ? "unknown"
                        : cause.getClass().getSimpleName() + " " + cause.getMessage();
        return new Answer.Failure<>(question(name, type) + ": " + why);
    }

    private static String question(Name name, int type) {
        return Type.string(type) + " " + name;
    }
}
