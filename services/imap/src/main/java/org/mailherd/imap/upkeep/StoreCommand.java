package org.mailherd.imap.upkeep;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import org.mailherd.mailstore.check.StoreCheck;
import org.mailherd.mailstore.snapshot.ChangeRelay;
import org.mailherd.mailstore.wiring.MailStoreConfiguration;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * {@code store check [--repair]}: a program of its own, beside a running service or without one.
 * Exit codes: 0 all is well or mended, 1 something is wrong, 64 wrong arguments.
 */
// No @Configuration: the service's component scan must not find it.
@Import(MailStoreConfiguration.class)
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
})
public class StoreCommand {
    private static final int USAGE = 64;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ChangeRelay changeRelay() {
        return ChangeRelay.none();
    }

    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    static int run(List<String> args, PrintStream out, PrintStream err, String... properties) {
        boolean repair = args.equals(List.of("check", "--repair"));
        if (!repair && !args.equals(List.of("check"))) {
            err.println("usage: store check [--repair]");
            return USAGE;
        }
        SpringApplicationBuilder program =
                new SpringApplicationBuilder(StoreCommand.class)
                        .bannerMode(Banner.Mode.OFF)
                        .logStartupInfo(false)
                        .web(WebApplicationType.NONE)
                        .properties("spring.config.name=imap", "logging.level.root=warn");
        try (ConfigurableApplicationContext context = program.run(properties)) {
            return check(context.getBean(StoreCheck.class), repair, out);
        }
    }

    private static int check(StoreCheck check, boolean repair, PrintStream out) {
        StoreCheck.Summary summary =
                check.check(
                        repair,
                        finding ->
                                out.println(
                                        (finding.mended() ? "mended: " : "wrong: ")
                                                + finding.text()));
        out.printf(
                "%d messages read, %d findings, %d mended%n",
                summary.emails(), summary.findings(), summary.mended());
        return summary.findings() == summary.mended() ? 0 : 1;
    }
}
