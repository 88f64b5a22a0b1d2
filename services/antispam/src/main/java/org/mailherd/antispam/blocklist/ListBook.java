package org.mailherd.antispam.blocklist;

import java.util.List;
import org.mailherd.antispam.watch.WatchedFile;
import org.mailherd.platform.log.LogEvent;
import org.springframework.stereotype.Component;

/** The lists in force: those of the settings, and the operator's file beside them. */
@Component
final class ListBook extends WatchedFile {

    private final BlocklistProperties settings;
    private volatile Lists current;

    ListBook(BlocklistProperties settings) {
        super("blocklists", settings.file());
        this.settings = settings;
        this.current = Lists.of(settings);
    }

    Lists current() {
        return current;
    }

    @Override
    protected void take(List<String> lines, LogEvent event) {
        Lists fresh = Lists.with(settings, lines);
        current = fresh;
        event.with("clients", fresh.clients().size()).with("domains", fresh.domains().size());
    }
}
