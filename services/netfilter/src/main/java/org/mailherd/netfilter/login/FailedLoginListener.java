package org.mailherd.netfilter.login;

import org.jspecify.annotations.Nullable;
import org.mailherd.netfilter.ban.Bailiff;
import org.mailherd.netfilter.packetfilter.Network;
import org.mailherd.platform.events.EventChannel;
import org.mailherd.platform.events.RedisKeys;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Hands failed logins, and an operator's wish to lift a ban, to the {@link Bailiff}. */
@Component
final class FailedLoginListener implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(FailedLoginListener.class);

    /** Message: the address or network whose ban ends. */
    static final String UNBAN_CHANNEL = RedisKeys.of("netfilter", "unban");

    private final EventChannel events;
    private final Bailiff bailiff;
    private EventChannel.@Nullable Subscription logins;
    private EventChannel.@Nullable Subscription unbans;

    FailedLoginListener(EventChannel events, Bailiff bailiff) {
        this.events = events;
        this.bailiff = bailiff;
    }

    @Override
    public void start() {
        bailiff.start();
        logins = events.subscribe(RedisKeys.LOGIN_FAILED_CHANNEL, this::failed);
        unbans = events.subscribe(UNBAN_CHANNEL, this::unban);
    }

    private void failed(String message) {
        FailedLogin.parse(message)
                .ifPresentOrElse(
                        login -> bailiff.failed(login.address(), login.service()),
                        () -> ignored(message));
    }

    private void unban(String message) {
        Network.parse(message).ifPresentOrElse(bailiff::unban, () -> ignored(message));
    }

    private static void ignored(String message) {
        LogEvent.of("message-ignored").quoted("message", message).warn(log);
    }

    @Override
    public void stop() {
        if (logins != null) {
            logins.close();
            logins = null;
        }
        if (unbans != null) {
            unbans.close();
        }
        bailiff.stop();
    }

    @Override
    public boolean isRunning() {
        return logins != null;
    }
}
