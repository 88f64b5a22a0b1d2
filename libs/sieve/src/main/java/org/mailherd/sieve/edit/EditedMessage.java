package org.mailherd.sieve.edit;

import java.util.List;
import java.util.Optional;
import org.mailherd.sieve.message.HeaderField;
import org.mailherd.sieve.message.MimePart;
import org.mailherd.sieve.message.SieveEnvelope;
import org.mailherd.sieve.message.SieveMessage;
import org.mailherd.sieve.outcome.Rewrite;

/** A message with another header. */
record EditedMessage(SieveMessage original, List<HeaderField> headers) implements SieveMessage {

    private record Root(List<HeaderField> headers, MimePart root) implements MimePart {
        @Override
        public List<MimePart> children() {
            return root.children();
        }

        @Override
        public byte[] body() {
            return root.body();
        }

        @Override
        public boolean hasBody() {
            return root.hasBody();
        }
    }

    @Override
    public SieveEnvelope envelope() {
        return original.envelope();
    }

    @Override
    public List<HeaderField> trace() {
        return original.trace();
    }

    @Override
    public long size() {
        return original.size();
    }

    @Override
    public MimePart structure() {
        return new Root(headers, original.structure());
    }

    Rewrite rewrite() {
        StringBuilder head = new StringBuilder();
        for (HeaderField field : headers) {
            head.append(field.name()).append(':').append(field.rawValue()).append("\r\n");
        }
        return new Rewrite(head.append("\r\n").toString(), Optional.empty());
    }
}
