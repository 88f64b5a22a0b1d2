package org.mailherd.netfilter.ban;

import java.time.Duration;
import java.util.List;
import org.mailherd.netfilter.packetfilter.Network;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * When a ban falls and how long it lasts; names and defaults are mailcow's.
 *
 * @param maxAttempts failed logins within the window that lead to a ban
 * @param retryWindow the window
 * @param banTime of the first ban
 * @param maxBanTime no ban lasts longer
 * @param increment whether each further ban doubles
 * @param netbanIpv4 bits of an IPv4 address that are banned together, 8 to 32
 * @param netbanIpv6 the same for IPv6, 8 to 128
 * @param allow addresses and networks that are never banned
 */
@ConfigurationProperties("mailherd.netfilter")
public record BanProperties(
        @DefaultValue("10") int maxAttempts,
        @DefaultValue("600s") Duration retryWindow,
        @DefaultValue("1800s") Duration banTime,
        @DefaultValue("10000s") Duration maxBanTime,
        @DefaultValue("true") boolean increment,
        @DefaultValue("32") int netbanIpv4,
        @DefaultValue("128") int netbanIpv6,
        @DefaultValue List<String> allow) {

    public BanProperties {
        Assert.isTrue(maxAttempts >= 1, "mailherd.netfilter.max-attempts must be at least 1");
        Assert.isTrue(
                banTime.isPositive() && maxBanTime.compareTo(banTime) >= 0,
                "mailherd.netfilter.max-ban-time must be at least ban-time, and both positive");
        Assert.isTrue(
                netbanIpv4 >= 8 && netbanIpv4 <= 32,
                "mailherd.netfilter.netban-ipv4 must be 8 to 32");
        Assert.isTrue(
                netbanIpv6 >= 8 && netbanIpv6 <= 128,
                "mailherd.netfilter.netban-ipv6 must be 8 to 128");
        for (String entry : allow) {
            Assert.isTrue(
                    Network.parse(entry).isPresent(),
                    () -> "mailherd.netfilter.allow: " + entry + " is no address or network");
        }
    }

    /** The networks of {@link #allow}. */
    List<Network> allowed() {
        return allow.stream().flatMap(entry -> Network.parse(entry).stream()).toList();
    }

    /** How long the ban lasts that follows {@code earlier} others: doubled each time, capped. */
    Duration durationAfter(int earlier) {
        Duration duration = banTime;
        for (int i = 0; increment && i < earlier && duration.compareTo(maxBanTime) < 0; i++) {
            duration = duration.multipliedBy(2);
        }
        return duration.compareTo(maxBanTime) < 0 ? duration : maxBanTime;
    }
}
