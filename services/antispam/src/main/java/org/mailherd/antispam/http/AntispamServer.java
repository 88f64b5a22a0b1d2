package org.mailherd.antispam.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.mailherd.platform.health.Health;
import org.mailherd.platform.health.HealthProbe;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.platform.net.KeptConnections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The HTTP port. One virtual thread a request. */
public final class AntispamServer implements SmartLifecycle, HealthProbe {

    private static final Logger log = LoggerFactory.getLogger(AntispamServer.class);
    private static final int BACKLOG = 200;
    private static final int STOP_SECONDS = 2;

    private final InetSocketAddress address;
    private final HttpHandler router;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    public AntispamServer(InetSocketAddress address, HttpHandler router) {
        this.address = address;
        this.router = router;
    }

    @Override
    public synchronized void start() {
        try {
            HttpServer fresh = HttpServer.create(address, BACKLOG);
            ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
            fresh.setExecutor(executor);
            KeptConnections.context(fresh, "/", router);
            fresh.start();
            server = fresh;
            threads = executor;
            LogEvent.of("listening").with("protocol", "rspamd-http").with("port", port()).info(log);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen on "
                            + address
                            + ": "
                            + e.getMessage()
                            + "; set mailherd.antispam.port",
                    e);
        }
    }

    /** The port in use. */
    public synchronized int port() {
        return server == null ? address.getPort() : server.getAddress().getPort();
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            server.stop(STOP_SECONDS);
            server = null;
        }
        if (threads != null) {
            threads.shutdownNow();
            threads = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return server != null;
    }

    @Override
    public String name() {
        return "listener";
    }

    @Override
    public Health check() {
        return isRunning() ? Health.UP : Health.down("the HTTP port is closed");
    }
}
