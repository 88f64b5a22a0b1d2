package org.mailherd.mailstore.wiring;

import org.mailherd.mailstore.lock.JdbcMaildropLocks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Locks of maildrops, given back when the app stops. */
@Configuration(proxyBeanMethods = false)
class MaildropLockConfiguration {
    @Bean
    JdbcMaildropLocks maildropLocks(JdbcClient jdbc) {
        return new JdbcMaildropLocks(jdbc);
    }
}
