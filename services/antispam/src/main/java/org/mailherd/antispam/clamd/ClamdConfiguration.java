package org.mailherd.antispam.clamd;

import org.mailherd.antispam.check.Cost;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.inquiry.Findings;
import org.mailherd.antispam.inquiry.Inquiry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Asks clamd where the settings name one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClamdProperties.class)
class ClamdConfiguration {

    @Bean
    Inquiry virusInquiry(ClamdProperties settings) {
        return ClamdAddress.parse(settings.address())
                .<Inquiry>map(address -> new VirusInquiry(address, settings))
                .orElseGet(NoScanner::new);
    }

    /** There is no clamd, and the operator knows. */
    private static final class NoScanner implements Inquiry {
        @Override
        public String name() {
            return "clamd";
        }

        @Override
        public Cost cost() {
            return Cost.FACTS;
        }

        @Override
        public boolean concerns(Scan scan) {
            return false;
        }

        @Override
        public Findings ask(Scan scan) {
            return Findings.NONE;
        }
    }
}
