package org.mailherd.imap.relay;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.mailherd.mailstore.snapshot.ChangeRelay;
import org.mailherd.mailstore.snapshot.FolderChanged;
import org.mailherd.platform.events.EventChannel;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link ChangeRelay} over Redis. Notices are sent by a thread of their own: a Redis that hangs
 * costs other nodes some delay, and nobody here.
 */
public final class RedisChangeRelay implements ChangeRelay, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RedisChangeRelay.class);
    private static final int MOST_WAITING = 10_000;

    private final EventChannel events;
    private final ThreadPoolExecutor sender =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(MOST_WAITING),
                    Thread.ofPlatform().daemon().name("folder-relay").factory(),
                    new ThreadPoolExecutor.DiscardOldestPolicy());

    public RedisChangeRelay(EventChannel events) {
        this.events = events;
    }

    @Override
    public void publish(FolderChanged change) {
        sender.execute(() -> events.publish(CHANNEL, change.format()));
    }

    @Override
    public void listen(Consumer<FolderChanged> listener) {
        events.subscribe(CHANNEL, message -> receive(message, listener));
    }

    private static void receive(String message, Consumer<FolderChanged> listener) {
        try {
            listener.accept(FolderChanged.parse(message));
        } catch (IllegalArgumentException e) {
            LogEvent.of("bad-folder-notice").quoted("message", message).warn(log);
        }
    }

    @Override
    public void close() {
        sender.shutdown();
    }
}
