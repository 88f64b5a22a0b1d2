package org.mailherd.adminui.page;

import org.mailherd.directory.domain.DirectoryChanged;
import org.mailherd.platform.events.EventChannel;
import org.mailherd.platform.events.RedisKeys;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Once a change is committed, tells the other services to drop what they remember. */
@Component
class ChangeAnnouncer {
    private static final Logger log = LoggerFactory.getLogger(ChangeAnnouncer.class);

    private final EventChannel events;

    ChangeAnnouncer(EventChannel events) {
        this.events = events;
    }

    @TransactionalEventListener
    void announce(DirectoryChanged change) {
        LogEvent.of("directory-changed").quoted("what", change.what()).info(log);
        events.publish(RedisKeys.DIRECTORY_CHANNEL, "addresses");
    }
}
