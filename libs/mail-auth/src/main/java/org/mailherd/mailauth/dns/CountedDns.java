package org.mailherd.mailauth.dns;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A resolver for one message: after {@code limit} questions or past the deadline every further one
 * fails at once, so that no sender can make us ask without end. Safe for several threads.
 */
public final class CountedDns implements Dns {

    private final Dns dns;
    private final Clock clock;
    private final Instant deadline;
    private final AtomicInteger left;

    public CountedDns(Dns dns, int limit, Clock clock, Instant deadline) {
        this.dns = dns;
        this.clock = clock;
        this.deadline = deadline;
        this.left = new AtomicInteger(limit);
    }

    @Override
    public Answer<String> txt(String name) {
        return counted(() -> dns.txt(name));
    }

    @Override
    public Answer<Inet4Address> a(String name) {
        return counted(() -> dns.a(name));
    }

    @Override
    public Answer<Inet6Address> aaaa(String name) {
        return counted(() -> dns.aaaa(name));
    }

    @Override
    public Answer<MailExchanger> mx(String name) {
        return counted(() -> dns.mx(name));
    }

    @Override
    public Answer<String> ptr(InetAddress address) {
        return counted(() -> dns.ptr(address));
    }

    private <T> Answer<T> counted(Supplier<Answer<T>> question) {
        if (left.getAndDecrement() <= 0) {
            return new Answer.Failure<>("too many DNS questions for one message");
        }
        if (clock.instant().isAfter(deadline)) {
            return new Answer.Failure<>("no time left for DNS");
        }
        return question.get();
    }
}
