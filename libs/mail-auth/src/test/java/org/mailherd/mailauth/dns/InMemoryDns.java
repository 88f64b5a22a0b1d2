package org.mailherd.mailauth.dns;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A DNS that knows what a test told it; it follows aliases, and fails for names told to fail. */
public final class InMemoryDns implements Dns {

    private static final int ALIAS_LIMIT = 8;

    private final Map<String, List<Object>> records = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> failing = new HashSet<>();
    private int questions;

    public InMemoryDns txt(String name, String... values) {
        return add("TXT", name, (Object[]) values);
    }

    /** A or AAAA, as the literal is. */
    public InMemoryDns address(String name, String literal) {
        InetAddress address = InetAddress.ofLiteral(literal);
        return add(address instanceof Inet4Address ? "A" : "AAAA", name, address);
    }

    public InMemoryDns mx(String name, int preference, String host) {
        return add("MX", name, new MailExchanger(preference, host));
    }

    public InMemoryDns ptr(String literal, String... hosts) {
        return add("PTR", reverse(InetAddress.ofLiteral(literal)), (Object[]) hosts);
    }

    public InMemoryDns pointerAt(String reverseName, String host) {
        return add("PTR", reverseName, host);
    }

    public InMemoryDns cname(String name, String target) {
        return add("CNAME", name, target);
    }

    /** The name exists, whatever is asked of it. */
    public InMemoryDns exists(String name) {
        return add("ANY", name);
    }

    /** Questions about the name fail where it has no record of the type asked for. */
    public InMemoryDns failing(String name) {
        failing.add(key(name));
        return this;
    }

    public int questions() {
        return questions;
    }

    @Override
    public Answer<String> txt(String name) {
        return answer("TXT", name, String.class);
    }

    @Override
    public Answer<Inet4Address> a(String name) {
        return answer("A", name, Inet4Address.class);
    }

    @Override
    public Answer<Inet6Address> aaaa(String name) {
        return answer("AAAA", name, Inet6Address.class);
    }

    @Override
    public Answer<MailExchanger> mx(String name) {
        return answer("MX", name, MailExchanger.class);
    }

    @Override
    public Answer<String> ptr(InetAddress address) {
        return answer("PTR", reverse(address), String.class);
    }

    private InMemoryDns add(String type, String name, Object... values) {
        names.add(key(name));
        records.computeIfAbsent(type + " " + key(name), _ -> new ArrayList<>())
                .addAll(List.of(values));
        return this;
    }

    private <T> Answer<T> answer(String type, String asked, Class<T> kind) {
        questions++;
        String name = key(asked);
        for (int i = 0; i < ALIAS_LIMIT; i++) {
            List<Object> found = records.getOrDefault(type + " " + name, List.of());
            if (!found.isEmpty()) {
                return new Answer.Found<>(found.stream().map(kind::cast).toList());
            }
            if (failing.contains(name)) {
                return new Answer.Failure<>("told to fail: " + name);
            }
            List<Object> alias = records.getOrDefault("CNAME " + name, List.of());
            if (alias.isEmpty()) {
                return names.contains(name) ? new Answer.NoRecords<>() : new Answer.NoSuchName<>();
            }
            name = key(alias.getFirst().toString());
        }
        return new Answer.Failure<>("alias loop at " + name);
    }

    private static String key(String name) {
        String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return plain.toLowerCase(Locale.ROOT);
    }

    private static String reverse(InetAddress address) {
        byte[] octets = address.getAddress();
        if (octets.length == 4) {
            return IntStream.of(3, 2, 1, 0)
                    .mapToObj(i -> Integer.toString(octets[i] & 0xff))
                    .collect(Collectors.joining(".", "", ".in-addr.arpa"));
        }
        return IntStream.range(0, 32)
                .mapToObj(i -> Integer.toHexString(octets[15 - i / 2] >> 4 * (i % 2) & 0xf))
                .collect(Collectors.joining(".", "", ".ip6.arpa"));
    }
}
