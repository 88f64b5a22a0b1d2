package org.mailherd.antispam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.check.Check;
import org.mailherd.antispam.check.Cost;
import org.mailherd.antispam.inquiry.Inquiry;
import org.mailherd.antispam.scan.Topics;
import org.mailherd.testsupport.FakeDns;
import org.springframework.context.ConfigurableApplicationContext;

/** Whoever looks at a message says what that costs. */
class CostIT {

    @Test
    void everyCheckNamesIts() {
        assertThat(Topics.ALL.all()).extracting(Check::cost).allMatch(Objects::nonNull);
        assertThat(
                        Topics.ALL.all().stream()
                                .collect(
                                        Collectors.toMap(
                                                check -> check.getClass().getSimpleName(),
                                                Check::cost)))
                .contains(
                        entry("DateCheck", Cost.FACTS),
                        entry("SpfSymbols", Cost.DNS),
                        entry("ContrastCheck", Cost.BODY),
                        entry("LinkCheck", Cost.BODY),
                        entry("AttachmentCheck", Cost.ATTACHMENT));
    }

    @Test
    void everyInquiryOfTheServiceNamesIts() {
        try (FakeDns dns = FakeDns.start();
                ConfigurableApplicationContext service =
                        Services.start(
                                AntispamService.class,
                                dns,
                                Map.of("mailherd.antispam.clamd.address", "127.0.0.1:1"))) {
            assertThat(
                            service.getBeansOfType(Inquiry.class).values().stream()
                                    .collect(Collectors.toMap(Inquiry::name, Inquiry::cost)))
                    .contains(
                            entry("bayes", Cost.REDIS),
                            entry("blocklists", Cost.DNS),
                            entry("clamd", Cost.SCANNER),
                            entry("fuzzy", Cost.REDIS))
                    .allSatisfy((name, cost) -> assertThat(cost).as(name).isNotNull());
        }
    }
}
