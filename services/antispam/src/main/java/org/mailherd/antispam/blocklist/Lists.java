package org.mailherd.antispam.blocklist;

import java.util.ArrayList;
import java.util.List;

/**
 * The lists to ask.
 *
 * @param clients about addresses
 * @param domains about domains
 * @param questions for one message at most
 */
record Lists(List<Zone> clients, List<Zone> domains, int questions) {

    Lists {
        clients = List.copyOf(clients);
        domains = List.copyOf(domains);
    }

    static Lists of(BlocklistProperties settings) {
        return with(settings, List.of());
    }

    /**
     * @param lines {@code client SYMBOL ZONE[=ANSWERS] WEIGHT}, {@code domain ...} or {@code
     *     spamhaus-key KEY}; {@code #} begins a comment
     * @throws IllegalArgumentException saying which line is none of these, without the key
     */
    static Lists with(BlocklistProperties settings, List<String> lines) {
        List<Zone> clients = new ArrayList<>(settings.clients().stream().map(Zone::parse).toList());
        List<Zone> domains = new ArrayList<>(settings.domains().stream().map(Zone::parse).toList());
        String key = settings.spamhausKey();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip();
            if (line.isEmpty()) {
                continue;
            }
            String[] words = line.split("\\s+", 2);
            String rest = words.length < 2 ? "" : words[1];
            try {
                switch (words[0]) {
                    case "client" -> clients.add(Zone.parse(rest));
                    case "domain" -> domains.add(Zone.parse(rest));
                    case "spamhaus-key" -> {
                        Spamhaus.check(rest);
                        key = rest;
                    }
                    default ->
                            throw new IllegalArgumentException(
                                    "it begins with none of client, domain and spamhaus-key");
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        if (!key.isEmpty()) {
            clients.addAll(Spamhaus.clients(key));
            domains.addAll(Spamhaus.domains(key));
        }
        return new Lists(clients, domains, settings.questions());
    }
}
