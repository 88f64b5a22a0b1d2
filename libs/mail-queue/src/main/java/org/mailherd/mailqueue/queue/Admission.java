package org.mailherd.mailqueue.queue;

/**
 * A runner in the same process that takes new messages at once: their rows are written as active
 * under its lease, so that no claim is needed. Where it has no room, rows are written as incoming
 * and wait for a claim.
 */
public interface Admission {
    /** Reserves room for one message; {@link #deliver} or {@link #cancel} follows. */
    boolean reserve();

    /** The lease for rows written now. */
    Lease lease();

    /** The rows are committed. Must not block. */
    void deliver(LeasedMessage message);

    /** The rows could not be committed. */
    void cancel();

    /** For a process that only writes. */
    static Admission none(Lease unused) {
        return new Admission() {
            @Override
            public boolean reserve() {
                return false;
            }

            @Override
            public Lease lease() {
                return unused;
            }

            @Override
            public void deliver(LeasedMessage message) {
                throw new IllegalStateException("nothing was reserved");
            }

            @Override
            public void cancel() {
                throw new IllegalStateException("nothing was reserved");
            }
        };
    }
}
