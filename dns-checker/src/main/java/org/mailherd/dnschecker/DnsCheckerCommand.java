package org.mailherd.dnschecker;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.mailherd.mailauth.dns.Dns;
import org.mailherd.mailauth.dns.ResolverDns;

/** {@code dns-checker DOMAIN}: prints what to change; the exit code says how bad it is. */
public final class DnsCheckerCommand {

    private static final int CALLED_WRONGLY = 64; // EX_USAGE of sysexits.h
    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    private DnsCheckerCommand() {}

    public static void main(String[] args) {
        // The libraries' log lines are nobody's answer, with Logback on the class path or without.
        System.setProperty("logback.configurationFile", "dns-checker-logback.xml");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(run(List.of(args), System.out, System.err));
    }

    static int run(List<String> args, PrintStream out, PrintStream err) {
        if (args.contains("--help") || args.contains("-h")) {
            out.print(Arguments.USAGE);
            return 0;
        }
        try {
            Arguments arguments = Arguments.parse(args);
            Dns dns = ResolverDns.of(arguments.resolver(), TIMEOUT, true);
            Report report = new DomainCheck(dns, Clock.systemUTC()).check(arguments.expectations());
            out.print(arguments.json() ? ReportText.json(report) : ReportText.forPeople(report));
            return exitCode(report.state());
        } catch (IllegalArgumentException e) {
            err.println("dns-checker: " + e.getMessage());
            err.print(Arguments.USAGE);
            return CALLED_WRONGLY;
        }
    }

    private static int exitCode(State state) {
        return switch (state) {
            case OK -> 0;
            case WARN -> 1;
            case FAIL -> 2;
        };
    }
}
