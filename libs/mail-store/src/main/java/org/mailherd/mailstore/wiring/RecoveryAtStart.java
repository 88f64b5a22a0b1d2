package org.mailherd.mailstore.wiring;

import org.mailherd.mailstore.table.AppendRecovery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Uploads that a crash left without rows have them before anybody is let in. */
final class RecoveryAtStart implements SmartLifecycle {
    /** After the schema (-1000), before whatever listens. */
    private static final int PHASE = -900;

    private static final Logger log = LoggerFactory.getLogger(RecoveryAtStart.class);

    private final AppendRecovery recovery;
    private volatile boolean running;

    RecoveryAtStart(AppendRecovery recovery) {
        this.recovery = recovery;
    }

    @Override
    public void start() {
        try {
            recovery.recover();
        } catch (DataAccessException e) {
            // The rounds try again: nobody goes without mail for it.
            log.error("event=append-recovery-failed reason=\"{}\"", e.getMessage());
        }
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
