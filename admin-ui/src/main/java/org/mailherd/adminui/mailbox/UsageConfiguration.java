package org.mailherd.adminui.mailbox;

import javax.sql.DataSource;
import org.mailherd.mailstore.quota.JdbcUsageStore;
import org.mailherd.mailstore.quota.UsageStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UsageConfiguration {
    @Bean
    UsageStore usageStore(DataSource source) {
        return JdbcUsageStore.over(source);
    }
}
