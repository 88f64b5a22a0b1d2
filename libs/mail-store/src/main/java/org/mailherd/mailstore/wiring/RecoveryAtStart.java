package org.mailherd.mailstore.wiring;

import org.mailherd.mailstore.message.AppendRecovery;
import org.springframework.context.SmartLifecycle;

/** Uploads that a crash left without rows have them before anybody is let in. */
final class RecoveryAtStart implements SmartLifecycle {
    /** After the schema (-1000), before whatever listens. */
    private static final int PHASE = -900;

    private final AppendRecovery recovery;
    private volatile boolean running;

    RecoveryAtStart(AppendRecovery recovery) {
        this.recovery = recovery;
    }

    @Override
    public void start() {
        recovery.recover();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
