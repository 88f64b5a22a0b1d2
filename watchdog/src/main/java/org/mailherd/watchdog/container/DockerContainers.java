package org.mailherd.watchdog.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.HealthState;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lists and inspects by the labels that Compose sets, and restarts: no other call to the engine is
 * made anywhere in the house.
 */
final class DockerContainers implements Containers {
    private static final int STOP_SECONDS = 30;

    private final DockerClient docker;
    private final String project;

    DockerContainers(DockerClient docker, String project) {
        this.docker = docker;
        this.project = project;
    }

    @Override
    public Optional<Container> find(String service) {
        return id(service)
                .map(id -> docker.inspectContainerCmd(id).exec().getState())
                .map(state -> new Container(service, isWell(state), startedAt(state)));
    }

    private Optional<String> id(String service) {
        return docker
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(
                        Map.of(
                                "com.docker.compose.project", project,
                                "com.docker.compose.service", service))
                .exec()
                .stream()
                .map(container -> container.getId())
                .findFirst();
    }

    private static boolean isWell(ContainerState state) {
        HealthState health = state.getHealth();
        boolean unhealthy =
                health != null && List.of("unhealthy").contains(String.valueOf(health.getStatus()));
        return Boolean.TRUE.equals(state.getRunning()) && !unhealthy;
    }

    private static Instant startedAt(ContainerState state) {
        try {
            return Instant.parse(String.valueOf(state.getStartedAt()));
        } catch (DateTimeParseException _) {
            return Instant.EPOCH;
        }
    }

    @Override
    public void restart(String service) {
        id(service)
                .ifPresent(id -> docker.restartContainerCmd(id).withTimeout(STOP_SECONDS).exec());
    }
}
