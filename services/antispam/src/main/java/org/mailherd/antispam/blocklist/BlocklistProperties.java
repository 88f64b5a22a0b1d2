package org.mailherd.antispam.blocklist;

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
 * @param file further ones of the operator's; a change counts within two seconds. Empty: none. It
 *     need not exist
 */
@ConfigurationProperties("mailherd.antispam.blocklists")
public record BlocklistProperties(
        @DefaultValue List<String> clients,
        @DefaultValue List<String> domains,
        @DefaultValue("") String spamhausKey,
        @DefaultValue("60") int questions,
        @DefaultValue("") String file) {

    public BlocklistProperties {
        Spamhaus.check(spamhausKey);
        clients.forEach(Zone::parse);
        domains.forEach(Zone::parse);
    }
}
