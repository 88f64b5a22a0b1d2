package org.mailherd.antispam;

import java.util.HashMap;
import java.util.Map;
import org.mailherd.platform.boot.ServiceLauncher;
import org.mailherd.testsupport.Database;
import org.mailherd.testsupport.FakeDns;
import org.mailherd.testsupport.Redis;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service with a real database, a real Redis and a DNS server of the test's own. */
public final class Services {

    private Services() {}

    /**
     * @param main the service, or a class that imports it and adds beans
     */
    public static ConfigurableApplicationContext start(
            Class<?> main, FakeDns dns, Map<String, Object> others) {
        Database database = Database.fresh();
        Redis redis = Redis.fresh();
        Map<String, Object> settings = new HashMap<>();
        settings.put("spring.datasource.url", database.url());
        settings.put("spring.datasource.username", database.user());
        settings.put("spring.datasource.password", database.password());
        settings.put("spring.data.redis.host", redis.host());
        settings.put("spring.data.redis.port", redis.port());
        settings.put("spring.data.redis.password", redis.password());
        settings.put("mailherd.bind-address", "127.0.0.1");
        settings.put("mailherd.dns.resolver", dns.address());
        settings.put("mailherd.management.enabled", false);
        settings.put("mailherd.antispam.port", 0);
        settings.putAll(others);
        return ServiceLauncher.run(main, "antispam", settings);
    }
}
