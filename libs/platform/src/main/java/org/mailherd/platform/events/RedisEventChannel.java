package org.mailherd.platform.events;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;

/** {@link EventChannel} over Redis PUBLISH and SUBSCRIBE. */
public final class RedisEventChannel implements EventChannel, DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(RedisEventChannel.class);

    private final StringRedisTemplate redis;
    private final RedisConnectionFactory connections;
    private final AtomicBoolean lost = new AtomicBoolean();
    private volatile RedisMessageListenerContainer container;

    public RedisEventChannel(StringRedisTemplate redis, RedisConnectionFactory connections) {
        this.redis = redis;
        this.connections = connections;
        this.container = newContainer();
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
        org.springframework.data.redis.connection.MessageListener adapter =
                (message, _) ->
                        listener.accept(new String(message.getBody(), StandardCharsets.UTF_8));
        container.addMessageListener(adapter, ChannelTopic.of(channel));
        startInBackground();
        return () -> container.removeMessageListener(adapter);
    }

    /**
     * A Redis that is not there yet must not hold the service: the container keeps trying on its
     * own thread.
     */
    private void startInBackground() {
        if (container.isRunning()) {
            return;
        }
        Thread.ofVirtual().name("redis-subscribe").start(this::startWithRetry);
    }

    private synchronized void startWithRetry() {
        while (!container.isRunning() && !Thread.currentThread().isInterrupted()) {
            try {
                container.start();
            } catch (RuntimeException e) {
                LogEvent.of("redis-lost").quoted("reason", e.getMessage()).warn(log);
                pause();
            }
        }
    }

    private void pause() {
        try {
            wait(2_000);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private RedisMessageListenerContainer newContainer() {
        RedisMessageListenerContainer fresh = new RedisMessageListenerContainer();
        fresh.setConnectionFactory(connections);
        fresh.afterPropertiesSet();
        return fresh;
    }

    @Override
    public void destroy() throws Exception {
        container.destroy();
    }
}
