package org.mailherd.antispam.asn;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.mailherd.antispam.message.AddressBlock;

/** Which ranges of addresses belong to which autonomous system. Of IPv6 it knows whole /64. */
final class AsnTable implements AsnSource {

    static final AsnTable EMPTY = new AsnTable();

    /** The internet has a million prefixes; such a table takes 20 MiB. */
    private static final int MOST_LINES = 2_000_000;

    private static final int LINE_LENGTH = 1_000;

    private final AsnRanges four = new AsnRanges();
    private final AsnRanges six = new AsnRanges();

    private AsnTable() {}

    /**
     * Lines of {@code start TAB end TAB number}, as the tables of iptoasn.com have them, or of
     * {@code prefix/length TAB number}; what follows on a line is ignored, and so are ranges of
     * number 0, which nobody announces.
     *
     * @throws IllegalArgumentException when a line is none of these, or the ranges of IPv4 or IPv6
     *     do not rise; says which
     */
    static AsnTable read(BufferedReader lines) throws IOException {
        AsnTable table = new AsnTable();
        int count = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            count++;
            if (count > MOST_LINES || line.length() > LINE_LENGTH) {
                throw new IllegalArgumentException("line " + count + ": this is too much");
            }
            if (!line.isBlank() && !line.startsWith("#")) {
                try {
                    table.add(line.split("\t", 4));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("line " + count + ": " + e.getMessage(), e);
                }
            }
        }
        table.four.trim();
        table.six.trim();
        return table;
    }

    private void add(String[] fields) {
        boolean prefix = fields[0].indexOf('/') > 0;
        int last = prefix ? 1 : 2;
        if (fields.length <= last) {
            throw new IllegalArgumentException(
                    "neither start, end and number nor prefix and number");
        }
        int number = Integer.parseUnsignedInt(fields[last].strip().replaceFirst("^AS", ""));
        if (number == 0) {
            return;
        }
        AddressBlock block = AddressBlock.parse(fields[0]);
        InetAddress start = block.network();
        InetAddress end = prefix ? last(block) : InetAddress.ofLiteral(fields[1].strip());
        if (start.getAddress().length != end.getAddress().length) {
            throw new IllegalArgumentException("start and end are of two kinds");
        }
        ranges(start).add(key(start), key(end), number);
    }

    private static InetAddress last(AddressBlock block) {
        byte[] octets = block.network().getAddress();
        for (int bit = block.length(); bit < octets.length * 8; bit++) {
            octets[bit / 8] |= (byte) (0x80 >> bit % 8);
        }
        try {
            return InetAddress.getByAddress(octets);
        } catch (IOException e) {
            throw new IllegalStateException("these were octets of an address", e);
        }
    }

    int size() {
        return four.size() + six.size();
    }

    @Override
    public OptionalLong of(InetAddress address) {
        return ranges(address).find(key(address));
    }

    private AsnRanges ranges(InetAddress address) {
        return address.getAddress().length == 4 ? four : six;
    }

    private static long key(InetAddress address) {
        byte[] octets = address.getAddress();
        return octets.length == 4
                ? Integer.toUnsignedLong(ByteBuffer.wrap(octets).getInt())
                : ByteBuffer.wrap(octets).getLong();
    }
}
