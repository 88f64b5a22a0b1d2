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
    DerivedSchedule derivedSchedule(
            CachedSnapshots snapshots,
            SnapshotImages images,
            KeptColumns columns,
            DerivedRows derived,
            DerivedProperties properties) {
        return new DerivedSchedule(snapshots, images, columns, derived, properties.interval());
    }
}
