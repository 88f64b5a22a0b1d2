package org.mailherd.standalone.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mailherd.standalone.CannotStartException;
import org.mailherd.standalone.options.DemoPort;
import org.mailherd.standalone.options.Options;

/** Looks for what would make a start fail half-way, and tells all faults together. */
public final class Preflight {

    // Database and redo log take 100 MB, the servers' programs 350 MB when they are not unpacked
    // yet.
    private static final long NEEDED_BYTES = 500L << 20;

    private static final int LMTP_TRIES = 30;

    private Preflight() {}

    /**
     * LMTP joins two of our own services and nobody else: where another program has its port, the
     * next free one does as well.
     */
    public static Options withFreeLmtpPort(Options options) {
        String address = options.address(DemoPort.LMTP);
        int wanted = options.port(DemoPort.LMTP);
        return IntStream.rangeClosed(wanted, wanted + LMTP_TRIES)
                .filter(port -> isFree(address, port))
                .mapToObj(port -> port == wanted ? options : options.moving(DemoPort.LMTP, port))
                .findFirst()
                .orElse(options);
    }

    /**
     * @throws CannotStartException with every fault and its remedy
     */
    public static void check(Options options) {
        List<String> faults = new ArrayList<>();
        takenPorts(options).ifPresent(faults::add);
        noRoom(options.data()).ifPresent(faults::add);
        if (!faults.isEmpty()) {
            throw new CannotStartException(String.join(System.lineSeparator(), faults));
        }
    }

    private static Optional<String> takenPorts(Options options) {
        List<String> taken =
                Stream.of(DemoPort.values())
                        .filter(port -> !isFree(options.address(port), options.port(port)))
                        .map(port -> options.port(port) + " (" + port.title() + ")")
                        .toList();
        return taken.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Taken: port %s. Stop what listens there, or move all ports with --port-offset 10000."
                                .formatted(String.join(", ", taken)));
    }

    private static boolean isFree(String address, int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.ofLiteral(address))) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<String> noRoom(Path data) {
        Path existing = nearestExisting(data);
        if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
            return Optional.of(
                    existing
                            + " is not a folder this account may write to. Choose another with --data DIR.");
        }
        try {
            long free = Files.getFileStore(existing).getUsableSpace();
            return free >= NEEDED_BYTES
                    ? Optional.empty()
                    : Optional.of(
                            "Only %d MB are free for %s, %d MB are needed. Free some, or choose another place with --data DIR."
                                    .formatted(free >> 20, data, NEEDED_BYTES >> 20));
        } catch (IOException e) {
            return Optional.of(
                    data + " cannot be used: " + e + ". Choose another place with --data DIR.");
        }
    }

    private static Path nearestExisting(Path path) {
        Path parent = path.getParent();
        return Files.exists(path) || parent == null ? path : nearestExisting(parent);
    }
}
