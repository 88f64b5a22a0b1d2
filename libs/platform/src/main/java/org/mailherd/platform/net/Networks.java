package org.mailherd.platform.net;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A set of networks, as settings name them.
 *
 * @param ranges in the order of the setting
 */
public record Networks(List<AddressRange> ranges) {
    public static final Networks NONE = new Networks(List.of());

    public Networks {
        ranges = List.copyOf(ranges);
    }

    /**
     * @param texts each one network, or several with commas or blanks between them
     * @throws IllegalArgumentException naming the text that is no network
     */
    public static Networks parse(Collection<String> texts) {
        return new Networks(
                texts.stream()
                        .flatMap(text -> Arrays.stream(text.split("[,\\s]+")))
                        .filter(text -> !text.isEmpty())
                        .map(AddressRange::parse)
                        .toList());
    }

    public Networks and(Networks others) {
        return new Networks(Stream.concat(ranges.stream(), others.ranges.stream()).toList());
    }

    public boolean contains(InetAddress address) {
        for (AddressRange range : ranges) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
