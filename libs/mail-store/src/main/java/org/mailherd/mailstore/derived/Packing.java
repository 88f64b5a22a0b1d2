package org.mailherd.mailstore.derived;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** One part as it lies in the table: version, length, then a zstd frame with its checksum. */
final class Packing {
    private static final int HEADER = 8;
    private static final int LARGEST = 64 << 20;

    private Packing() {}

    /**
     * @param version of what is packed; another one is not read
     */
    static byte[] pack(int version, byte[] octets) {
        try (ZstdCompressCtx context = new ZstdCompressCtx().setLevel(1).setChecksum(true)) {
            byte[] packed = context.compress(octets);
            return ByteBuffer.allocate(HEADER + packed.length)
                    .putInt(version)
                    .putInt(octets.length)
                    .put(packed)
                    .array();
        }
    }

    /** Takes many parts apart with one context, which is dear to make. For one thread. */
    static final class Unpacker implements AutoCloseable {
        private final ZstdDecompressCtx context = new ZstdDecompressCtx();

        /** Empty when it is not as it was packed. */
        Optional<byte[]> unpack(int version, byte[] content) {
            if (content.length < HEADER) {
                return Optional.empty();
            }
            ByteBuffer header = ByteBuffer.wrap(content);
            int found = header.getInt();
            int length = header.getInt();
            if (found != version || length < 0 || length > LARGEST) {
                return Optional.empty();
            }
            byte[] octets = new byte[length];
            try {
                int read =
                        context.decompressByteArray(
                                octets, 0, length, content, HEADER, content.length - HEADER);
                return read == length ? Optional.of(octets) : Optional.empty();
            } catch (ZstdException _) {
                return Optional.empty();
            }
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
