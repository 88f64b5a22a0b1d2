package org.mailherd.antispam.blocklist;

import java.time.Clock;
import org.mailherd.antispam.inquiry.Inquiry;
import org.mailherd.mailauth.dns.Dns;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Asks the lists that the settings and the operator's file name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BlocklistProperties.class)
class BlocklistConfiguration {

    @Bean
    Inquiry listInquiry(ListBook lists, Dns dns, Clock clock) {
        return new ListInquiry(
                lists::current, dns, new ZoneHealth(dns, clock), new AnswerCache(clock));
    }
}
