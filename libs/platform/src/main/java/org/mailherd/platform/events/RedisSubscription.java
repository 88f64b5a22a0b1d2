package org.mailherd.platform.events;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.MessageListener;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;

/**
 * One subscription on a connection of its own. A Redis that is not there yet holds nobody: a thread
 * tries until it is, each time with a fresh container, because one whose start failed takes no
 * listener any more. A connection that is lost later comes back by the container's own means.
 */
final class RedisSubscription implements EventChannel.Subscription {
    private static final Logger log = LoggerFactory.getLogger(RedisSubscription.class);
    private static final int RETRY_SECONDS = 2;
    private static final int IDLE_SECONDS = 30;

    /** Whatever is said here may be lost. */
    private static final int MOST_WAITING = 10_000;

    private final RedisConnectionFactory connections;
    private final ChannelTopic channel;
    private final MessageListener listener;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** The container's own choice is a new thread for each message. */
    private final ThreadPoolExecutor inOrder;

    private @Nullable RedisMessageListenerContainer container;

    RedisSubscription(
            RedisConnectionFactory connections, String channel, Consumer<String> listener) {
        this.connections = connections;
        this.channel = ChannelTopic.of(channel);
        this.inOrder =
                new ThreadPoolExecutor(
                        1,
                        1,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(MOST_WAITING),
                        Thread.ofPlatform().daemon().name("redis-" + channel).factory(),
                        new ThreadPoolExecutor.DiscardOldestPolicy());
        inOrder.allowCoreThreadTimeOut(true);
        this.listener =
                (message, _) ->
                        listener.accept(new String(message.getBody(), StandardCharsets.UTF_8));
    }

    void start() {
        Thread.ofVirtual().name("redis-subscribe").start(this::listenWithRetry);
    }

    private void listenWithRetry() {
        boolean told = false;
        try {
            do {
                try {
                    listen();
                    return;
                } catch (RuntimeException e) {
                    if (!told) {
                        LogEvent.of("redis-lost").quoted("reason", e.getMessage()).warn(log);
                        told = true;
                    }
                }
            } while (!closed.await(RETRY_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void listen() {
        if (closed.getCount() == 0) {
            return;
        }
        RedisMessageListenerContainer fresh = new RedisMessageListenerContainer();
        fresh.setConnectionFactory(connections);
        fresh.setTaskExecutor(inOrder);
        fresh.afterPropertiesSet();
        try {
            fresh.addMessageListener(listener, channel);
            fresh.start();
            container = fresh;
        } catch (RuntimeException e) {
            destroy(fresh);
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        closed.countDown();
        if (container != null) {
            destroy(container);
            container = null;
        }
        inOrder.shutdown();
    }

    private static void destroy(RedisMessageListenerContainer container) {
        try {
            container.destroy();
        } catch (Exception e) {
            LogEvent.of("redis-unsubscribe-failed").quoted("reason", e.getMessage()).debug(log);
        }
    }
}
