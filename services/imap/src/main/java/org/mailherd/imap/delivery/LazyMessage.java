package org.mailherd.imap.delivery;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mailherd.sieve.message.HeaderField;
import org.mailherd.sieve.message.MimePart;
import org.mailherd.sieve.message.SieveEnvelope;
import org.mailherd.sieve.message.SieveMessage;

/** A message that is read when somebody first looks at it: most mailboxes have no script. */
final class LazyMessage implements SieveMessage {
    private final List<HeaderField> trace;
    private final Supplier<SieveMessage> source;
    private @Nullable SieveMessage read;

    LazyMessage(List<HeaderField> trace, Supplier<SieveMessage> source) {
        this.trace = trace;
        this.source = source;
    }

    private SieveMessage read() {
        SieveMessage known = read;
        if (known == null) {
            known = source.get();
            read = known;
        }
        return known;
    }

    @Override
    public SieveEnvelope envelope() {
        return read().envelope();
    }

    @Override
    public List<HeaderField> headers() {
        return read().headers();
    }

    @Override
    public List<HeaderField> trace() {
        return trace;
    }

    @Override
    public long size() {
        return read().size();
    }

    @Override
    public MimePart structure() {
        return read().structure();
    }
}
