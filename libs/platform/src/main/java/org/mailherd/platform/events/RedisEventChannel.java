package org.mailherd.platform.events;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * {@link EventChannel} over Redis PUBLISH and SUBSCRIBE. It stops listening while Redis'
 * connections still stand: they are stopped, as all that lives in phases, before any bean is
 * destroyed.
 */
public final class RedisEventChannel implements EventChannel, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RedisEventChannel.class);

    private final StringRedisTemplate redis;
    private final RedisConnectionFactory connections;
    private final AtomicBoolean lost = new AtomicBoolean();
    private final AtomicBoolean running = new AtomicBoolean();
    private final Queue<RedisSubscription> subscriptions = new ConcurrentLinkedQueue<>();

    public RedisEventChannel(StringRedisTemplate redis, RedisConnectionFactory connections) {
        this.redis = redis;
        this.connections = connections;
    }

    @Override
    public void publish(String channel, String message) {
        try {
            redis.convertAndSend(channel, message);
            if (lost.compareAndSet(true, false)) {
                LogEvent.of("redis-back").info(log);
            }
        } catch (DataAccessException e) {
            if (lost.compareAndSet(false, true)) {
                LogEvent.of("redis-lost").quoted("reason", e.getMessage()).error(log);
            }
        }
    }

    @Override
    public Subscription subscribe(String channel, Consumer<String> listener) {
        RedisSubscription subscription = new RedisSubscription(connections, channel, listener);
        subscriptions.add(subscription);
        subscription.start();
        return () -> {
            subscriptions.remove(subscription);
            subscription.close();
        };
    }

    @Override
    public void start() {
        running.set(true);
    }

    @Override
    public void stop() {
        subscriptions.forEach(RedisSubscription::close);
        running.set(false);
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }
}
