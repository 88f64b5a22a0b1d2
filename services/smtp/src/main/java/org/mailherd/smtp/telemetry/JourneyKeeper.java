package org.mailherd.smtp.telemetry;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.mailherd.mailqueue.journey.Journey;
import org.mailherd.mailqueue.journey.JourneyRetention;
import org.mailherd.mailqueue.journey.JourneyStore;
import org.mailherd.mailqueue.journey.JourneyWriter;

/** Writes the journey and removes what is old, as the settings say, and counts. */
public final class JourneyKeeper implements AutoCloseable {
    private final Journey journey;
    private final List<Runnable> closing = new ArrayList<>();

    public JourneyKeeper(
            JourneySettings settings, DataSource source, MeterRegistry registry, Clock clock) {
        if (!settings.enabled()) {
            journey = Journey.none();
            return;
        }
        JourneyStore store = new JourneyStore(source);
        JourneyWriter writer =
                new JourneyWriter(
                        new JourneyWriter.Settings("smtp", settings.buffer(), settings.delay()),
                        store);
        JourneyRetention retention = new JourneyRetention(store, settings.keep(), clock);
        retention.start();
        closing.add(retention::close);
        closing.add(writer::close);
        FunctionCounter.builder("smtp.journey.written", writer, JourneyWriter::written)
                .register(registry);
        FunctionCounter.builder("smtp.journey.dropped", writer, JourneyWriter::dropped)
                .register(registry);
        Gauge.builder("smtp.journey.waiting", writer, JourneyWriter::waiting).register(registry);
        journey = writer;
    }

    public Journey journey() {
        return journey;
    }

    @Override
    public void close() {
        closing.forEach(Runnable::run);
    }
}
