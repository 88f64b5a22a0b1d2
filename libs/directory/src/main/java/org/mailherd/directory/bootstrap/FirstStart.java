package org.mailherd.directory.bootstrap;

import org.mailherd.directory.admin.AdminLogin;
import org.mailherd.directory.admin.ApiKeys;
import org.mailherd.directory.schema.SchemaMigration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Once the schema stands: the first administrator, if there is none, and the API keys as set. */
@Component
class FirstStart implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(FirstStart.class);
    private static final String FIRST_ADMIN = "admin";

    private final BootstrapSettings settings;
    private final AdminLogin admins;
    private final ApiKeys keys;
    private volatile boolean running;

    FirstStart(BootstrapSettings settings, AdminLogin admins, ApiKeys keys) {
        this.settings = settings;
        this.admins = admins;
        this.keys = keys;
    }

    @Override
    public void start() {
        addAdmin();
        replaceKey(settings.apiKey(), false);
        replaceKey(settings.apiKeyReadOnly(), true);
        running = true;
    }

    private void addAdmin() {
        if (!admins.hasNoAdmin()) {
            return;
        }
        if (settings.adminPasswordHash().isBlank()) {
            log.warn(
                    "event=no-admin reason=\"there is no administrator and no password hash for one;"
                            + " set mailherd.admin-ui.bootstrap.admin-password-hash\"");
            return;
        }
        admins.add(FIRST_ADMIN, settings.adminPasswordHash().strip());
        log.info("event=admin-added username={}", FIRST_ADMIN);
    }

    private void replaceKey(String key, boolean readOnly) {
        if (!key.isBlank()) {
            if (settings.apiAllowFrom().isBlank()) {
                log.warn(
                        "event=api-key-useless reason=\"nobody may use it: set API_ALLOW_FROM to"
                                + " addresses or CIDR blocks\"");
            }
            keys.replace(key.strip(), readOnly, settings.apiAllowFrom());
        }
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
        return SchemaMigration.PHASE + 1;
    }
}
