package org.mailherd.sieve.core;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.message.MimePart;

/** Which MIME part the loops of RFC 5703 are at. */
public final class PartCursor {

    private final Deque<Optional<MimePart>> open = new ArrayDeque<>();

    public static PartCursor of(Run run) {
        return run.state(PartCursor.class, PartCursor::new);
    }

    /** Empty outside loops. */
    public Optional<MimePart> current() {
        return open.isEmpty() ? Optional.empty() : open.peek();
    }

    public void enter(MimePart part) {
        open.push(Optional.of(part));
    }

    /** RFC 6609 3.5: for an included script the loops around it are none. */
    public void enterScript() {
        open.push(Optional.empty());
    }

    public void leave() {
        open.pop();
    }
}
