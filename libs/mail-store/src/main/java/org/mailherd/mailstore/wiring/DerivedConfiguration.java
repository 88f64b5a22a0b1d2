package org.mailherd.mailstore.wiring;

import org.mailherd.mailstore.column.ColumnLoader;
import org.mailherd.mailstore.column.KeptColumns;
import org.mailherd.mailstore.derived.DerivedRows;
import org.mailherd.mailstore.snapshot.CachedSnapshots;
import org.mailherd.mailstore.snapshot.SnapshotImages;
import org.mailherd.mailstore.snapshot.SnapshotLoader;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** What makes large folders open quickly after a start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DerivedProperties.class)
class DerivedConfiguration {

    @Bean
    DerivedRows derivedRows(JdbcTemplate jdbc, DerivedProperties properties) {
        DerivedRows.loadCodec();
        return new DerivedRows(jdbc, properties.fromMessages());
    }

    @Bean
    SnapshotImages snapshotImages(DerivedRows derived) {
        return new SnapshotImages(derived);
    }

    @Bean
    SnapshotLoader snapshotLoader(JdbcTemplate jdbc, SnapshotImages images) {
        return new SnapshotLoader(jdbc, images);
    }

    @Bean
    KeptColumns keptColumns(DerivedRows derived, ColumnLoader loader) {
        return new KeptColumns(derived, loader);
    }

    @Bean
    BackgroundRounds derivedRounds(
            CachedSnapshots snapshots,
            SnapshotImages images,
            KeptColumns columns,
            DerivedRows derived,
            DerivedProperties properties) {
        DerivedUpkeep upkeep = new DerivedUpkeep(snapshots, images, columns, derived);
        return new BackgroundRounds(
                "folder-derived", "folder-derived-failed", properties.interval(), upkeep::round);
    }
}
