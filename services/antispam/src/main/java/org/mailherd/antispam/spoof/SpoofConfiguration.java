package org.mailherd.antispam.spoof;

import javax.sql.DataSource;
import org.mailherd.antispam.facts.DmarcSettings;
import org.mailherd.antispam.inquiry.Inquiry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Our own domains, asked of the directory. */
@Configuration(proxyBeanMethods = false)
class SpoofConfiguration {
    @Bean
    Inquiry spoofedSender(DataSource source, DmarcSettings dmarc) {
        return new SpoofedSender(new HostedDomainStore(source), dmarc.trust());
    }

    @Bean
    Inquiry borrowedName(DataSource source) {
        return new BorrowedName(new PeopleStore(source));
    }
}
