package org.mailherd.imap.junk;

import java.time.Clock;
import org.mailherd.mailstore.junk.JunkLessons;
import org.mailherd.mailstore.message.MessageStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Teaching the spam filter. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JunkSettings.class)
class JunkConfiguration {
    @Bean
    Scanner junkScanner(JunkSettings settings) {
        return new Scanner(settings.antispamUrl(), settings.password(), settings.timeout());
    }

    @Bean
    JunkTeacher junkTeacher(
            JunkLessons lessons,
            MessageStore messages,
            Scanner scanner,
            JunkSettings settings,
            Clock clock) {
        return new JunkTeacher(lessons, messages, scanner, settings, clock);
    }
}
