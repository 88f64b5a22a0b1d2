package org.mailherd.antispam.blocklist;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the DNS lists. None is asked until the operator names it: most ask for registration,
 * and all for a resolver of one's own.
 *
 * @param clients lists of addresses, each as {@link Zone#parse} has it
 * @param domains lists of domains: those of links, of From and of the reverse path
 * @param spamhausKey of Spamhaus' Data Query Service; empty: Spamhaus is not asked
 * @param questions for one message at most
 */
@ConfigurationProperties("mailherd.antispam.blocklists")
public record BlocklistProperties(
        @DefaultValue List<String> clients,
        @DefaultValue List<String> domains,
        @DefaultValue("") String spamhausKey,
        @DefaultValue("60") int questions) {

    public BlocklistProperties {
        if (!spamhausKey.matches("[a-z0-9]*")) {
            throw new IllegalArgumentException(
                    "mailherd.antispam.blocklists.spamhaus-key: a key has lower-case letters and digits only; see SPAMHAUS_DQS_KEY");
        }
        clients.forEach(Zone::parse);
        domains.forEach(Zone::parse);
    }

    List<Zone> clientZones() {
        List<Zone> zones = new ArrayList<>(clients.stream().map(Zone::parse).toList());
        if (!spamhausKey.isEmpty()) {
            zones.addAll(Spamhaus.clients(spamhausKey));
        }
        return zones;
    }

    List<Zone> domainZones() {
        List<Zone> zones = new ArrayList<>(domains.stream().map(Zone::parse).toList());
        if (!spamhausKey.isEmpty()) {
            zones.addAll(Spamhaus.domains(spamhausKey));
        }
        return zones;
    }
}
