package org.mailherd.platform.boot;

import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts a service with the configuration file of its own name ({@code smtp.yml}), so that several
 * services can share one class path and one JVM.
 */
public final class ServiceLauncher {
    private ServiceLauncher() {}

    /** For a {@code main} method: the JVM stays up while the service does. */
    public static ConfigurableApplicationContext run(
            Class<?> service, String name, String... args) {
        return builder(service, name).run(args);
    }

    /**
     * For the standalone server and tests: {@code properties} win over the configuration file and
     * the environment.
     *
     * @param properties such as {@code mailherd.smtp.port=2525}
     */
    public static ConfigurableApplicationContext run(
            Class<?> service, String name, Map<String, ?> properties) {
        String[] args =
                properties.entrySet().stream()
                        .map(e -> "--" + e.getKey() + "=" + e.getValue())
                        .toArray(String[]::new);
        return builder(service, name).registerShutdownHook(false).run(args);
    }

    private static SpringApplicationBuilder builder(Class<?> service, String name) {
        Carriers.provide();
        return new SpringApplicationBuilder(service)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(
                        Map.of(
                                "spring.config.name",
                                name,
                                "spring.application.name",
                                name,
                                "spring.main.keep-alive",
                                "true",
                                "spring.jmx.enabled",
                                "false",
                                "logging.config",
                                "classpath:mailherd-logback.xml"));
    }
}
