package org.mailherd.imap;

import java.time.Clock;
import java.util.List;
import org.mailherd.imap.command.SearchCommand;
import org.mailherd.imap.command.SortCommand;
import org.mailherd.imap.command.ThreadCommand;
import org.mailherd.imap.command.UidCapable;
import org.mailherd.imap.order.MessageOrder;
import org.mailherd.imap.order.MessageThreads;
import org.mailherd.imap.search.MessageSearch;
import org.mailherd.mailstore.column.FolderColumns;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.search.FullText;
import org.mailherd.mailstore.snapshot.SnapshotStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** SEARCH, SORT and THREAD. */
@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

    /** The verbs that search. */
    record SearchVerbs(List<UidCapable> commands) {}

    @Bean
    MessageSearch messageSearch(
            MessageStore messages,
            SnapshotStore snapshots,
            FolderColumns columns,
            FullText fullText,
            Clock clock) {
        return new MessageSearch(messages, snapshots, columns, fullText, clock);
    }

    @Bean
    SearchVerbs searchVerbs(MessageSearch search, MessageStore messages, FolderColumns columns) {
        return new SearchVerbs(
                List.of(
                        new SearchCommand(search),
                        new SortCommand(search, new MessageOrder(columns)),
                        new ThreadCommand(search, new MessageThreads(columns, messages))));
    }
}
