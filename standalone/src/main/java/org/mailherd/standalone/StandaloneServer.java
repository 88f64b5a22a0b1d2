package org.mailherd.standalone;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.mailherd.embedded.EmbeddedServerException;
import org.mailherd.standalone.check.Preflight;
import org.mailherd.standalone.home.DataFolder;
import org.mailherd.standalone.options.Options;
import org.mailherd.standalone.options.UsageException;
import org.mailherd.standalone.stack.Running;
import org.mailherd.standalone.stack.Stack;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Runs every service in this JVM until it is told to stop. Exit code 0: stopped; 1: could not
 * start; 2: wrong command line.
 */
public final class StandaloneServer {

    private static final int CANNOT_START = 1;
    private static final int WRONG_USAGE = 2;

    private StandaloneServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            Options options = Options.parse(arguments);
            if (options.help()) {
                StandaloneConsole.say(StandaloneConsole.usage());
                return;
            }
            run(Preflight.withFreeLmtpPort(options));
        } catch (UsageException e) {
            StandaloneConsole.complain(e.getMessage() + "\n\n" + StandaloneConsole.usage());
            System.exit(WRONG_USAGE);
        } catch (CannotStartException | EmbeddedServerException e) {
            StandaloneConsole.complain(String.valueOf(e.getMessage()));
            System.exit(CANNOT_START);
        }
    }

    private static void run(Options options) throws InterruptedException {
        // The JVM's start, not the process's: demo.sh builds first and then becomes this process.
        Instant begin = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        Preflight.check(options);
        DataFolder home = DataFolder.take(options.data(), options.reset());
        // Before the first class that logs is loaded.
        logTo(home.folder("log").resolve("mailherd.log"));
        Running running = new Running();
        running.add(home);
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop"));
        StandaloneConsole.say("Mailherd starts with the data in " + home.path() + " ...");
        Stack.start(options, home, running);
        StandaloneConsole.say(
                StandaloneConsole.welcome(options, Duration.between(begin, Instant.now())));
        new CountDownLatch(1).await();
    }

    // One Logback serves all contexts: Spring must not set it up anew for each.
    private static void logTo(Path file) {
        System.setProperty("mailherd.log.file", file.toString());
        System.setProperty("logback.configurationFile", "standalone-logback.xml");
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
