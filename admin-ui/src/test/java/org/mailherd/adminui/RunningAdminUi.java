package org.mailherd.adminui;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.mailherd.platform.boot.ServiceLauncher;
import org.mailherd.testsupport.Database;
import org.mailherd.testsupport.Redis;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service on a free port, over a schema and a Redis of its own. */
final class RunningAdminUi implements AutoCloseable {
    static final String ADMIN_PASSWORD = "demo-admin";
    static final String READ_WRITE_KEY = "rw-key-of-the-test";
    static final String READ_ONLY_KEY = "ro-key-of-the-test";
    // {SHA512-CRYPT} of demo-admin
    private static final String HASH =
            "{SHA512-CRYPT}$6$mailherdtest$5f9NobfILCyA02Hi/GZUVkyaYbnTbHZFultPYC7kM/FDeW4DgeMi7udhTuOjWMZe2GMax1Oxc5PIqJ2jRRzMy1";

    private final ConfigurableApplicationContext context;

    private RunningAdminUi(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunningAdminUi start() {
        return start(0, Map.of());
    }

    static RunningAdminUi start(int port, Map<String, String> more) {
        Database database = Database.fresh();
        Redis redis = Redis.fresh();
        Map<String, Object> properties = new HashMap<>();
        properties.put("mailherd.admin-ui.port", port);
        properties.put("mailherd.bind-address", "127.0.0.1");
        properties.put("mailherd.management.enabled", false);
        properties.put("spring.datasource.url", database.url());
        properties.put("spring.datasource.username", database.user());
        properties.put("spring.datasource.password", database.password());
        properties.put("spring.data.redis.host", redis.host());
        properties.put("spring.data.redis.port", redis.port());
        properties.put("spring.data.redis.password", redis.password());
        properties.put("mailherd.admin-ui.bootstrap.admin-password-hash", HASH);
        properties.put("mailherd.admin-ui.bootstrap.api-key", READ_WRITE_KEY);
        properties.put("mailherd.admin-ui.bootstrap.api-key-read-only", READ_ONLY_KEY);
        // nobody answers there: a test asks no name server outside
        properties.put("mailherd.dns.resolver", "127.0.0.1:1");
        properties.putAll(more);
        return new RunningAdminUi(
                ServiceLauncher.run(AdminUiService.class, "admin-ui", properties));
    }

    URI at(String path) {
        return URI.create(
                "http://127.0.0.1:"
                        + context.getEnvironment().getProperty("local.server.port")
                        + path);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    @Override
    public void close() {
        context.close();
    }
}
