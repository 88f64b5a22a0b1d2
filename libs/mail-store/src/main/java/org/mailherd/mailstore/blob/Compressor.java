package org.mailherd.mailstore.blob;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/** zstd with its contexts kept: a context costs more to make than a small message to compress. */
final class Compressor {
    static final int LEVEL = 3;
    private static final int KEPT = 2 * Runtime.getRuntime().availableProcessors();

    private final ConcurrentLinkedQueue<ZstdCompressCtx> compressing =
            new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<ZstdDecompressCtx> decompressing =
            new ConcurrentLinkedQueue<>();

    byte[] compress(byte[] octets, int length) {
        ZstdCompressCtx context = compressing.poll();
        if (context == null) {
            context = new ZstdCompressCtx().setLevel(LEVEL).setChecksum(true);
        }
        byte[] stored = new byte[(int) Zstd.compressBound(length)];
        int storedLength = context.compressByteArray(stored, 0, stored.length, octets, 0, length);
        if (compressing.size() < KEPT) {
            compressing.add(context);
        } else {
            context.close();
        }
        return Arrays.copyOf(stored, storedLength);
    }

    /**
     * @param record header and compressed octets
     */
    byte[] decompress(byte[] record, BlobRef ref) throws IOException {
        ZstdDecompressCtx context = decompressing.poll();
        if (context == null) {
            context = new ZstdDecompressCtx();
        }
        byte[] octets = new byte[Math.toIntExact(ref.size())];
        try {
            int length =
                    context.decompressByteArray(
                            octets,
                            0,
                            octets.length,
                            record,
                            BlobRecord.HEADER,
                            record.length - BlobRecord.HEADER);
            if (length != octets.length) {
                throw new BlobDamaged(ref, "shorter than it was");
            }
        } catch (ZstdException e) {
            context.close();
            throw new BlobDamaged(ref, String.valueOf(e.getMessage()));
        }
        if (decompressing.size() < KEPT) {
            decompressing.add(context);
        } else {
            context.close();
        }
        return octets;
    }
}
