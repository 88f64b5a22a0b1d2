package org.mailherd.adminui.queue;

import java.time.Clock;
import javax.sql.DataSource;
import org.mailherd.mailqueue.view.QueueView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class QueueConfiguration {
    @Bean
    QueueView queueView(DataSource source, Clock clock) {
        return QueueView.over(source, clock);
    }
}
