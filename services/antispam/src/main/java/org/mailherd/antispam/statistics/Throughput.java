package org.mailherd.antispam.statistics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.scan.ScanOutcome;
import org.springframework.stereotype.Component;

/** Messages by action in each minute of the last month, since the start. */
@Component
public final class Throughput implements ScanListener {

    private static final int MINUTES = 31 * 24 * 60;
    private static final int ACTIONS = Action.values().length;

    /** A megabyte; one row for each minute of the clock, modulo the month. */
    private final int[][] counts = new int[MINUTES][];

    private final long[] minuteOf = new long[MINUTES];
    private final Clock clock;
    private final Instant start;

    Throughput(Clock clock) {
        this.clock = clock;
        this.start = clock.instant();
    }

    /** What a graph shows. */
    public enum Span {
        HOURLY(Duration.ofHours(1), Duration.ofMinutes(1)),
        DAILY(Duration.ofDays(1), Duration.ofMinutes(5)),
        WEEKLY(Duration.ofDays(7), Duration.ofMinutes(30)),
        MONTHLY(Duration.ofDays(30), Duration.ofHours(2)),
        YEARLY(Duration.ofDays(365), Duration.ofDays(1));

        private final Duration length;
        private final Duration step;

        Span(Duration length, Duration step) {
            this.length = length;
            this.step = step;
        }
    }

    /**
     * @param time its begin
     * @param perSecond messages, on average; {@code NaN} before the start and before the month that
     *     is kept
     */
    public record Point(Instant time, double perSecond) {}

    @Override
    public synchronized void judged(ScanOutcome.Judged judged, Duration taken) {
        long minute = minute(clock.instant());
        int row = (int) (minute % MINUTES);
        if (counts[row] == null || minuteOf[row] != minute) {
            counts[row] = new int[ACTIONS];
            minuteOf[row] = minute;
        }
        counts[row][judged.verdict().action().ordinal()]++;
    }

    public synchronized List<Point> points(Span span, Action action) {
        long step = span.step.toMinutes();
        long last = minute(clock.instant()) / step * step;
        List<Point> points = new ArrayList<>();
        for (long from = last - span.length.toMinutes() + step; from <= last; from += step) {
            points.add(new Point(Instant.ofEpochSecond(from * 60), rate(from, step, action)));
        }
        return points;
    }

    private double rate(long from, long step, Action action) {
        boolean forgotten = from <= minute(clock.instant()) - MINUTES;
        if (from + step <= minute(start) || forgotten) {
            return Double.NaN;
        }
        long sum = 0;
        for (long minute = from; minute < from + step; minute++) {
            int row = (int) (minute % MINUTES);
            if (counts[row] != null && minuteOf[row] == minute) {
                sum += counts[row][action.ordinal()];
            }
        }
        return sum / (step * 60.0);
    }

    private static long minute(Instant time) {
        return time.getEpochSecond() / 60;
    }
}
