package org.mailherd.mailstore.wiring;

import java.time.Clock;
import java.time.Duration;
import org.mailherd.mailstore.column.ColumnLoader;
import org.mailherd.mailstore.column.FolderColumns;
import org.mailherd.mailstore.column.KeptColumns;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.search.FullText;
import org.mailherd.mailstore.search.FullTextSettings;
import org.mailherd.mailstore.search.IndexRows;
import org.mailherd.mailstore.snapshot.CachedSnapshots;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** What searching needs beyond the messages themselves. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SearchProperties.class)
class StoreSearchConfiguration {

    @Bean
    ColumnLoader columnLoader(JdbcTemplate jdbc) {
        return new ColumnLoader(jdbc);
    }

    @Bean
    FolderColumns folderColumns(
            ColumnLoader loader,
            KeptColumns kept,
            CachedSnapshots snapshots,
            SearchProperties properties) {
        return new FolderColumns(
                loader, kept, snapshots::settle, properties.columnCache().toBytes());
    }

    @Bean
    FullText fullText(
            JdbcTemplate jdbc,
            MessageStore messages,
            MailStoreProperties store,
            SearchProperties properties,
            Clock clock) {
        return new FullText(settings(store, properties), new IndexRows(jdbc), messages, clock);
    }

    private static FullTextSettings settings(MailStoreProperties store, SearchProperties search) {
        return new FullTextSettings(
                search.indexDirectory() == null
                        ? store.directory().resolve("search-index")
                        : search.indexDirectory(),
                search.indexMemory().toBytes(),
                search.indexLag(),
                search.indexQuiet());
    }

    @Bean
    BackgroundRounds indexRounds(FullText fullText, SearchProperties properties) {
        return new BackgroundRounds(
                "search-indexer",
                "search-index-failed",
                properties.index() ? properties.indexInterval() : Duration.ZERO,
                fullText::update);
    }
}
