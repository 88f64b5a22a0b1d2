package org.mailherd.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.mailherd.standalone.options.DemoPort;
import org.mailherd.standalone.options.Options;
import org.mailherd.standalone.seed.DemoAccounts;

/** What the person at the terminal reads. */
final class StandaloneConsole {

    private StandaloneConsole() {}

    static void say(String text) {
        System.out.println(text);
    }

    static void complain(String text) {
        System.err.println(text);
    }

    static String usage() {
        try (InputStream text = StandaloneConsole.class.getResourceAsStream("usage.txt")) {
            return text == null
                    ? ""
                    : new String(text.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Addresses, ports and accounts, and how long it took to get here. */
    static String welcome(Options options, Duration taken) {
        StringBuilder table = new StringBuilder("\n");
        for (DemoPort port : DemoPort.values()) {
            table.append(row(port.title(), address(options, port), note(options, port)));
        }
        table.append('\n');
        table.append(row("admin", DemoAccounts.ADMIN, DemoAccounts.ADMIN_PASSWORD));
        table.append(row("API key", DemoAccounts.API_KEY, "header X-API-Key, /api/v1"));
        table.append(row("mailbox", DemoAccounts.ALICE, DemoAccounts.PASSWORD));
        table.append(row("mailbox", DemoAccounts.BOB, DemoAccounts.PASSWORD));
        table.append(row("alias", DemoAccounts.INFO, "to both"));
        table.append('\n');
        table.append(row("data", options.data().toString(), ""));
        table.append(row("log", options.data().resolve("log/mailherd.log").toString(), ""));
        table.append(
                row(
                        "netfilter",
                        "decides and writes down",
                        "drops nothing: the packet filter is root's"));
        table.append(row("acme-client", "left out", "needs a name the world knows"));
        table.append("\nready in %.1f s. Ctrl-C stops it.".formatted(taken.toMillis() / 1000.0));
        return table.toString();
    }

    private static String note(Options options, DemoPort port) {
        return options.moved().containsKey(port)
                ? "%s; another program has %d"
                        .formatted(port.note(), port.number(options.portOffset()))
                : port.note();
    }

    private static String address(Options options, DemoPort port) {
        String hostPort = options.address(port) + ":" + options.port(port);
        boolean web = port == DemoPort.ADMIN || port == DemoPort.WEBMAIL;
        return web ? "http://" + hostPort : hostPort;
    }

    private static String row(String first, String second, String third) {
        return String.format(Locale.ROOT, "  %-12s %-26s %s", first, second, third).stripTrailing()
                + "\n";
    }
}
