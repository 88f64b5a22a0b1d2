package org.mailherd.antispam.blocklist;

import java.net.Inet4Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.mailherd.antispam.check.Cost;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.inquiry.Findings;
import org.mailherd.antispam.inquiry.Inquiry;
import org.mailherd.mailauth.dns.Answer;
import org.mailherd.mailauth.dns.Dns;

/**
 * Asks all lists about a message at once; each name once, whatever number of symbols it may give.
 */
final class ListInquiry implements Inquiry {

    private final Supplier<Lists> lists;
    private final Dns dns;
    private final ZoneHealth health;
    private final AnswerCache cache;

    /**
     * @param lists in force now
     */
    ListInquiry(Supplier<Lists> lists, Dns dns, ZoneHealth health, AnswerCache cache) {
        this.lists = lists;
        this.dns = dns;
        this.health = health;
        this.cache = cache;
    }

    @Override
    public String name() {
        return "blocklists";
    }

    @Override
    public Cost cost() {
        return Cost.DNS;
    }

    @Override
    public boolean concerns(Scan scan) {
        Lists now = lists.get();
        return !now.clients().isEmpty() || !now.domains().isEmpty();
    }

    /**
     * @param subject as asked: the client backwards, or a domain
     * @param shown as a person reads it
     */
    private record Question(String subject, String shown, String zone, String neverListed) {
        String name() {
            return subject + "." + zone;
        }
    }

    @Override
    public Findings ask(Scan scan) throws InterruptedException {
        Lists now = lists.get();
        List<Question> asked = new ArrayList<>();
        Subjects.client(scan)
                .ifPresent(client -> {
                    String shown = client.getHostAddress();
                    for (String zone : names(now.clients())) {
                        asked.add(
                                new Question(Subjects.reversed(client), shown, zone, "1.0.0.127"));
                    }
                });
        List<String> domains = now.domains().isEmpty() ? List.of() : Subjects.domains(scan);
        for (String domain : domains) {
            for (String zone : names(now.domains())) {
                asked.add(new Question(domain, domain, zone, "invalid"));
            }
        }
        Map<String, Hit> hits = new LinkedHashMap<>();
        answers(asked.stream().limit(now.questions()).toList())
                .forEach((question, answers) -> {
                    List<Zone> zones = new ArrayList<>(now.clients());
                    zones.addAll(now.domains());
                    for (Zone zone : zones) {
                        if (zone.name().equals(question.zone())
                                && answers.stream().anyMatch(zone::lists)) {
                            hits.putIfAbsent(
                                    zone.symbol().name(), Hit.of(zone.symbol(), question.shown()));
                        }
                    }
                });
        return Findings.of(List.copyOf(hits.values()));
    }

    private static List<String> names(List<Zone> zones) {
        return zones.stream().map(Zone::name).distinct().toList();
    }

    private Map<Question, List<Inet4Address>> answers(List<Question> all)
            throws InterruptedException {
        Map<Question, Future<List<Inet4Address>>> asked = new LinkedHashMap<>();
        Map<Question, List<Inet4Address>> answers = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            all.forEach(question -> asked.put(question, threads.submit(() -> answer(question))));
            for (Map.Entry<Question, Future<List<Inet4Address>>> one : asked.entrySet()) {
                try {
                    answers.put(one.getKey(), one.getValue().get());
                } catch (ExecutionException e) {
                    throw new IllegalStateException("a list could not be asked", e.getCause());
                }
            }
        }
        return answers;
    }

    private List<Inet4Address> answer(Question question) {
        if (!health.isGood(question.zone(), question.neverListed())) {
            return List.of();
        }
        return cache.get(question.name()).orElseGet(() -> fresh(question));
    }

    private List<Inet4Address> fresh(Question question) {
        Answer<Inet4Address> answer = dns.a(question.name());
        if (answer.failed()) {
            return List.of();
        }
        if (answer.orEmpty().stream().anyMatch(Zone::isRefusal)) {
            health.off(
                    question.zone(),
                    "it refuses us: ask it through a resolver of your own, or with a key");
            return List.of();
        }
        cache.put(question.name(), answer.orEmpty());
        return answer.orEmpty();
    }
}
