package org.mailherd.platform.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jmx.JmxAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Attack case 25; CVE-2017-12628, CVE-2023-26269 and CVE-2023-51518: JMX over RMI built objects of
 * a stranger's octets.
 */
class RemoteManagementTest {

    @SpringBootConfiguration
    @ImportAutoConfiguration(JmxAutoConfiguration.class)
    static class Service {}

    @Test
    void cve202351518AServiceOffersNothingToJmx() {
        try (ConfigurableApplicationContext service =
                ServiceLauncher.run(Service.class, "remote-management-test", Map.of())) {
            assertThat(service.getBeansOfType(MBeanServer.class)).isEmpty();
        }
    }

    @Test
    void cve201712628Cve202326269NoJvmIsStartedWithAJmxPort() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docker-compose.yml"))) {
            root = root.getParent();
        }
        for (String file : List.of("docker-compose.yml", "Dockerfile", "demo.sh")) {
            assertThat(Files.readString(root.resolve(file)))
                    .as(file)
                    .doesNotContainIgnoringCase("jmxremote")
                    .doesNotContainIgnoringCase("-javaagent");
        }
    }
}
