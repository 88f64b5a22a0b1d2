package org.mailherd.mailstore.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.mailherd.mailstore.blob.WrittenBlob;
import org.mailherd.mailstore.flag.Keywords;
import org.mailherd.mailstore.message.Delivery;

/** One message in an append window. The window's lock guards it. */
final class Upload {
    /** How far it has come. */
    enum State {
        /** Its octets are being synced. */
        UNDER_WAY,
        /** Its octets are durable and sessions see it; its rows are to come. */
        SHOWN,
        /** Its rows are committed. */
        COMMITTED,
        /** It was not stored, and nobody was told that it is. */
        LOST
    }

    private final AppendOrder order;
    private final WrittenBlob written;
    private State state = State.UNDER_WAY;

    /**
     * @param order with the numbers it was given
     */
    Upload(AppendOrder order, WrittenBlob written) {
        this.order = order;
        this.written = written;
    }

    /** A message with its place in the folder. */
    record AppendOrder(StoredMessage message, Delivery delivery, long uid, long modseq) {
        long flags() {
            return Keywords.NONE.mask(delivery.flags());
        }
    }

    AppendOrder order() {
        return order;
    }

    State state() {
        return state;
    }

    void is(State now) {
        state = now;
    }

    boolean isDurable() {
        return written.isDurable();
    }

    /**
     * @throws UncheckedIOException when its octets could not be synced
     */
    void awaitDurable() {
        try {
            written.awaitDurable();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
