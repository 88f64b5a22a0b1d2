package org.mailherd.watchdog.container;

import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine, where there is one. */
@Configuration(proxyBeanMethods = false)
class ContainerConfiguration {
    private static final Logger log = LoggerFactory.getLogger(ContainerConfiguration.class);

    @Bean
    Containers containers(ContainerProperties properties) {
        if (properties.socket().isEmpty()) {
            return new NoContainers();
        }
        if (!Files.isWritable(Path.of(properties.socket()))) {
            LogEvent.of("no-engine")
                    .with("socket", properties.socket())
                    .quoted("remedy", "set DOCKER_SOCKET_GID to the group of the socket")
                    .warn(log);
            return new NoContainers();
        }
        DefaultDockerClientConfig config =
                DefaultDockerClientConfig.createDefaultConfigBuilder()
                        .withDockerHost("unix://" + properties.socket())
                        .withDockerTlsVerify(false)
                        .build();
        ZerodepDockerHttpClient client =
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .maxConnections(4)
                        .connectionTimeout(Duration.ofSeconds(5))
                        .responseTimeout(Duration.ofSeconds(60))
                        .build();
        return new DockerContainers(
                DockerClientImpl.getInstance(config, client), properties.project());
    }
}
