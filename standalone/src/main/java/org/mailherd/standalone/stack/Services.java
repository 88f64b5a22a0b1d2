package org.mailherd.standalone.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.mailherd.adminui.AdminUiService;
import org.mailherd.antispam.AntispamService;
import org.mailherd.imap.ImapService;
import org.mailherd.netfilter.NetfilterService;
import org.mailherd.platform.boot.ServiceLauncher;
import org.mailherd.smtp.SmtpService;
import org.mailherd.standalone.CannotStartException;
import org.mailherd.standalone.seed.DemoAccounts;
import org.mailherd.watchdog.WatchdogService;
import org.mailherd.webmail.WebmailService;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the services, several at a time, each in a Spring context of its own as in a container of
 * its own.
 */
final class Services {

    private static final int AT_A_TIME =
            Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 4);

    private final ServiceSettings settings;
    private final Running running;

    Services(ServiceSettings settings, Running running) {
        this.settings = settings;
        this.running = running;
    }

    /**
     * @throws CannotStartException that names the first service that did not start
     */
    void startAll() {
        try (ExecutorService starters = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<CompletableFuture<Void>> starts = new ArrayList<>();
            // The slowest first; the accounts come with it, since it has the directory's management
            // side.
            starts.add(CompletableFuture.runAsync(this::startAdministration, starters));
            starts.add(start(starters, WebmailService.class, "webmail", settings.webmail()));
            starts.add(start(starters, ImapService.class, "imap", settings.imap()));
            starts.add(start(starters, SmtpService.class, "smtp", settings.smtp()));
            starts.add(start(starters, AntispamService.class, "antispam", settings.antispam()));
            starts.add(start(starters, NetfilterService.class, "netfilter", settings.netfilter()));
            CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).join();
            // Last: what it probes is up now.
            start(starters, WatchdogService.class, "watchdog", settings.watchdog()).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof CannotStartException cause
                    ? cause
                    : new CannotStartException("" + e, e);
        }
    }

    private void startAdministration() {
        DemoAccounts.make(launch(AdminUiService.class, "admin-ui", settings.adminUi()));
    }

    private CompletableFuture<Void> start(
            ExecutorService starters,
            Class<?> service,
            String name,
            Map<String, Object> properties) {
        return CompletableFuture.runAsync(() -> launch(service, name, properties), starters);
    }

    private ConfigurableApplicationContext launch(
            Class<?> service, String name, Map<String, Object> properties) {
        try {
            return running.add(ServiceLauncher.run(service, name, properties));
        } catch (RuntimeException e) {
            throw new CannotStartException(
                    "The service %s did not start: %s".formatted(name, innermost(e).getMessage()),
                    e);
        }
    }

    private static Throwable innermost(Throwable fault) {
        Throwable cause = fault.getCause();
        return cause == null || cause == fault ? fault : innermost(cause);
    }
}
