package org.mailherd.antispam.statistics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.scan.ScanOutcome;
import org.springframework.stereotype.Component;

/** How often each symbol was found. */
@Component
public final class SymbolCounters implements ScanListener {

    private final Map<String, Counted> bySymbol = new ConcurrentHashMap<>();

    private record Counted(Symbol symbol, AtomicLong hits) {}

    /**
     * @param hits since the start
     */
    public record Count(Symbol symbol, long hits) {}

    @Override
    public void judged(ScanOutcome.Judged judged, Duration taken) {
        for (Hit hit : judged.verdict().hits()) {
            bySymbol.computeIfAbsent(
                            hit.symbol().name(), _ -> new Counted(hit.symbol(), new AtomicLong()))
                    .hits()
                    .incrementAndGet();
        }
    }

    /** By name. */
    public List<Count> counts() {
        return bySymbol.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Count(entry.getValue().symbol(), entry.getValue().hits().get()))
                .toList();
    }
}
