package org.mailherd.smtp.door;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.mailherd.mailauth.dns.Answer;
import org.mailherd.mailauth.dns.Dns;

/** Asks all lists about a client at once; each domain once, whatever number of entries it has. */
final class DnsLists {
    private final Map<String, List<DnsList>> byDomain;
    private final Dns dns;
    private final Duration timeout;
    private final Executor threads;

    /**
     * What the lists said.
     *
     * @param points sum of the weights
     * @param blockedBy lists with a positive weight that know the client, as strangers may see them
     */
    record Listing(int points, List<String> blockedBy) {
        static final Listing NONE = new Listing(0, List.of());

        Listing {
            blockedBy = List.copyOf(blockedBy);
        }

        private Listing plus(Listing other) {
            List<String> all = new ArrayList<>(blockedBy);
            other.blockedBy.stream().filter(name -> !all.contains(name)).forEach(all::add);
            return new Listing(points + other.points, all);
        }
    }

    DnsLists(List<DnsList> lists, Dns dns, Duration timeout, Executor threads) {
        this.byDomain =
                lists.stream()
                        .collect(
                                Collectors.groupingBy(
                                        DnsList::domain,
                                        LinkedHashMap::new,
                                        Collectors.toUnmodifiableList()));
        this.dns = dns;
        this.timeout = timeout;
        this.threads = threads;
    }

    boolean isEmpty() {
        return byDomain.isEmpty();
    }

    /** Completes within the time limit; a list that did not answer by then counts nothing. */
    CompletableFuture<Listing> ask(InetAddress client) {
        String reversed = DnsList.reversed(client);
        CompletableFuture<Listing> sum = CompletableFuture.completedFuture(Listing.NONE);
        for (Map.Entry<String, List<DnsList>> domain : byDomain.entrySet()) {
            CompletableFuture<Listing> one =
                    CompletableFuture.supplyAsync(
                                    () ->
                                            judge(
                                                    dns.a(reversed + domain.getKey()),
                                                    domain.getValue()),
                                    threads)
                            .completeOnTimeout(
                                    Listing.NONE, timeout.toMillis(), TimeUnit.MILLISECONDS)
                            .exceptionally(_ -> Listing.NONE);
            sum = sum.thenCombine(one, Listing::plus);
        }
        return sum;
    }

    private static Listing judge(Answer<Inet4Address> answer, List<DnsList> entries) {
        int points = 0;
        List<String> blockedBy = new ArrayList<>();
        for (DnsList entry : entries) {
            if (answer.orEmpty().stream().anyMatch(entry.filter()::matches)) {
                points += entry.weight();
                if (entry.weight() > 0 && !blockedBy.contains(entry.publicName())) {
                    blockedBy.add(entry.publicName());
                }
            }
        }
        return new Listing(points, blockedBy);
    }
}
