package org.mailherd.mailauth.dns;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/**
 * Asks a validating resolver and believes its AD bit (RFC 6840 5.8): the way to it must be one that
 * nobody else can write on, a container network or loopback. Answers are kept for their TTL; equal
 * questions at one time are asked once. Safe for many threads.
 */
public final class ValidatedDns implements SecureDns {

    private static final int UDP_SIZE = 1_232; // DNS flag day 2020: no fragments
    private static final int CACHE_LIMIT = 20_000;

    private final Resolver resolver;
    private final Duration timeout;
    private final boolean trusted;
    private final AnswerCache cache;
    private final Map<AnswerCache.Question, CompletableFuture<SecureAnswer>> asking =
            new ConcurrentHashMap<>();

    private ValidatedDns(Resolver resolver, Duration timeout, boolean trusted, Clock clock) {
        this.resolver = resolver;
        this.timeout = timeout;
        this.trusted = trusted;
        this.cache = new AnswerCache(clock, CACHE_LIMIT);
        resolver.setTimeout(timeout.dividedBy(2));
        resolver.setEDNS(0, UDP_SIZE, ExtendedFlags.DO, List.of());
    }

    /**
     * @param resolver {@code HOST} or {@code HOST:PORT}; blank for the system's name servers
     * @param timeout longest wait for one question, a second try included
     * @param trusted whether its AD bit counts
     * @throws IllegalArgumentException when the resolver's name or port cannot be read
     */
    public static ValidatedDns of(String resolver, Duration timeout, boolean trusted, Clock clock) {
        ExtendedResolver twice =
                resolver.isBlank()
                        ? new ExtendedResolver()
                        : new ExtendedResolver(
                                List.of(new SimpleResolver(ResolverAddress.parse(resolver))));
        twice.setRetries(2);
        return new ValidatedDns(twice, timeout, trusted, clock);
    }

    @Override
    public Proven<MailExchanger> mx(String name) {
        Proven<MailExchanger> found =
                ask(
                        name,
                        Type.MX,
                        MXRecord.class,
                        mx -> new MailExchanger(mx.getPriority(), DnsNames.plain(mx.getTarget())));
        return found.answer() instanceof Answer.Found<MailExchanger>(List<MailExchanger> hosts)
                ? new Proven<>(
                        Answer.of(
                                hosts.stream()
                                        .sorted(Comparator.comparingInt(MailExchanger::preference))
                                        .toList()),
                        found.authentic(),
                        found.name())
                : found;
    }

    @Override
    public Proven<Inet4Address> a(String name) {
        return ask(name, Type.A, ARecord.class, found -> (Inet4Address) found.getAddress());
    }

    @Override
    public Proven<Inet6Address> aaaa(String name) {
        return ask(
                name,
                Type.AAAA,
                AAAARecord.class,
                // dnsjava reads an IPv4-mapped AAAA as IPv4: such a record names no IPv6 host.
                found -> found.getAddress() instanceof Inet6Address six ? six : null);
    }

    @Override
    public Proven<TlsaRecord> tlsa(String name) {
        return ask(
                name,
                Type.TLSA,
                TLSARecord.class,
                found ->
                        new TlsaRecord(
                                found.getCertificateUsage(),
                                found.getSelector(),
                                found.getMatchingType(),
                                HexFormat.of().formatHex(found.getCertificateAssociationData())));
    }

    @Override
    public Proven<String> txt(String name) {
        return ask(
                name,
                Type.TXT,
                TXTRecord.class,
                found -> {
                    StringBuilder text = new StringBuilder();
                    for (byte[] string : found.getStringsAsByteArrays()) {
                        text.append(new String(string, StandardCharsets.ISO_8859_1));
                    }
                    return text.toString();
                });
    }

    private <R extends Record, T> Proven<T> ask(
            String name, int type, Class<R> kind, Function<R, ? extends @Nullable T> value) {
        Optional<Name> asked = DnsNames.parse(name);
        if (asked.isEmpty()) {
            return new Proven<>(new Answer.NoSuchName<>(), false, name);
        }
        SecureAnswer answer = answer(new AnswerCache.Question(asked.get(), type));
        return new Proven<>(
                values(answer.answer(), kind, value), answer.authentic(), answer.name());
    }

    private static <R extends Record, T> Answer<T> values(
            Answer<Record> answer, Class<R> kind, Function<R, ? extends @Nullable T> value) {
        return switch (answer) {
            case Answer.Found<Record>(List<Record> records) ->
                    Answer.of(
                            records.stream()
                                    .filter(kind::isInstance)
                                    .map(kind::cast)
                                    .<T>mapMulti((record, into) -> {
                                        T found = value.apply(record);
                                        if (found != null) {
                                            into.accept(found);
                                        }
                                    })
                                    .toList());
            case Answer.NoRecords<Record>() -> new Answer.NoRecords<>();
            case Answer.NoSuchName<Record>() -> new Answer.NoSuchName<>();
            case Answer.Failure<Record>(String reason) -> new Answer.Failure<>(reason);
        };
    }

    private SecureAnswer answer(AnswerCache.Question question) {
        Optional<SecureAnswer> kept = cache.get(question);
        return kept.orElseGet(() -> await(question, asking.computeIfAbsent(question, this::send)));
    }

    private CompletableFuture<SecureAnswer> send(AnswerCache.Question question) {
        Message query =
                Message.newQuery(Record.newRecord(question.name(), question.type(), DClass.IN));
        query.getHeader().setFlag(Flags.AD);
        return resolver.sendAsync(query)
                .toCompletableFuture()
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(message -> read(message, question));
    }

    private SecureAnswer read(Message message, AnswerCache.Question question) {
        SecureAnswer answer = SecureAnswer.read(message, question.name(), question.type());
        return trusted
                ? answer
                : new SecureAnswer(answer.answer(), false, answer.name(), answer.life());
    }

    private SecureAnswer await(
            AnswerCache.Question question, CompletableFuture<SecureAnswer> sent) {
        try {
            SecureAnswer answer = sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            cache.put(question, answer);
            return answer;
        } catch (ExecutionException e) {
            return SecureAnswer.failure(
                    question.name(), text(question) + ": " + reason(e.getCause()));
        } catch (TimeoutException _) {
            return SecureAnswer.failure(question.name(), text(question) + ": no answer");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return SecureAnswer.failure(question.name(), text(question) + ": interrupted");
        } finally {
            asking.remove(question, sent);
        }
    }

    private static String reason(@Nullable Throwable cause) {
        return cause instanceof TimeoutException
                ? "no answer"
                : cause == null ? "unknown" : String.valueOf(cause.getMessage());
    }

    private static String text(AnswerCache.Question question) {
        return Type.string(question.type()) + " " + question.name();
    }
}
