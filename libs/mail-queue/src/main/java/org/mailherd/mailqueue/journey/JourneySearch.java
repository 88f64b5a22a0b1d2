package org.mailherd.mailqueue.journey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds messages and tells their whole way. */
public final class JourneySearch {
    private static final String COLUMNS =
            "SELECT id, kind, service, qid, related, message_id, peer, sender, recipient, status, detail FROM mail_event ";

    /** Steps read at a time, and how often for one page. */
    private static final int ROUND = 200;

    private static final int ROUNDS = 25;
    private static final int MAX_STEPS = 20_000;
    private static final int MAX_FAMILY = 50;
    private static final int TIMEOUT_SECONDS = 10;

    private final JdbcTemplate jdbc;

    public JourneySearch(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setQueryTimeout(TIMEOUT_SECONDS);
    }

    /**
     * The steps of one message and of all that came of it or that it came of (reports, forwarded
     * and requeued copies), in order.
     */
    public List<RecordedStep> way(String qid) {
        Map<String, List<RecordedStep>> known = new HashMap<>();
        Set<String> wanted = new LinkedHashSet<>(Set.of(qid));
        while (!wanted.isEmpty() && known.size() < MAX_FAMILY) {
            Map<String, List<RecordedStep>> more = ofMessages(wanted);
            wanted.forEach(id -> known.put(id, more.getOrDefault(id, List.of())));
            wanted.clear();
            more.values().stream()
                    .flatMap(List::stream)
                    .map(one -> one.step().related())
                    .filter(id -> !id.isEmpty() && !known.containsKey(id))
                    .forEach(wanted::add);
        }
        return known.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(RecordedStep::id))
                .toList();
    }

    /**
     * Messages whose steps fit, those with the newest fitting step first.
     *
     * @throws org.springframework.dao.DataAccessException also when it takes longer than ten
     *     seconds: the window is too wide for a text or a domain
     */
    public JourneyPage search(JourneyQuery query) {
        StepFilter filter = StepFilter.of(query);
        JourneyQuery.Window window = query.window();
        long from = EventIds.first(window.from());
        long end = EventIds.first(window.to().plusMillis(1));
        long before = Math.min(end, window.before().orElse(end));
        List<JourneySummary> found = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<RecordedStep> steps = candidates(filter, from, before);
            Map<String, List<RecordedStep>> ways = ofMessages(qids(steps));
            for (RecordedStep step : steps) {
                before = step.id();
                List<RecordedStep> way = way(step, ways);
                if (isNewest(step, way, filter, end) && filter.fits(way)) {
                    found.add(JourneySummary.of(way));
                }
                if (found.size() == window.limit()) {
                    return new JourneyPage(found, Optional.of(before));
                }
            }
            if (steps.size() < ROUND) {
                return new JourneyPage(found, Optional.empty());
            }
        }
        return new JourneyPage(found, Optional.of(before));
    }

    /** The statement that leads a search, so that a test can ask for its plan. */
    static String candidatesSql(StepFilter filter) {
        String lead = filter.sql().isEmpty() ? "" : filter.sql() + " AND ";
        return COLUMNS + "WHERE " + lead + "id >= ? AND id < ? ORDER BY id DESC LIMIT ?";
    }

    private List<RecordedStep> candidates(StepFilter filter, long from, long before) {
        List<Object> parameters = new ArrayList<>(filter.parameters());
        Collections.addAll(parameters, from, before, ROUND);
        return jdbc.query(
                candidatesSql(filter), (row, _) -> step(row), parameters.toArray(Object[]::new));
    }

    private static Set<String> qids(List<RecordedStep> steps) {
        Set<String> ids = new HashSet<>();
        steps.forEach(one -> ids.add(one.step().qid()));
        ids.remove("");
        return ids;
    }

    private static List<RecordedStep> way(RecordedStep step, Map<String, List<RecordedStep>> ways) {
        return ways.getOrDefault(step.step().qid(), List.of(step));
    }

    /** A message with several fitting steps is listed once, where its newest stands. */
    private static boolean isNewest(
            RecordedStep step, List<RecordedStep> way, StepFilter filter, long end) {
        return way.stream()
                .noneMatch(other ->
                        other.id() > step.id()
                                && other.id() < end
                                && filter.leads().test(other.step()));
    }

    private Map<String, List<RecordedStep>> ofMessages(Collection<String> ids) {
        Map<String, List<RecordedStep>> ways = new HashMap<>();
        if (ids.isEmpty()) {
            return ways;
        }
        String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
        jdbc.query(
                COLUMNS + "WHERE qid IN (" + marks + ") ORDER BY id LIMIT " + MAX_STEPS,
                (ResultSet row) -> {
                    RecordedStep one = step(row);
                    ways.computeIfAbsent(one.step().qid(), _ -> new ArrayList<>()).add(one);
                },
                ids.toArray());
        return ways;
    }

    private static RecordedStep step(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        return new RecordedStep(
                id,
                row.getString("service"),
                new JourneyStep(
                        EventIds.time(id),
                        StepKind.valueOf(row.getString("kind")),
                        text(row.getString("qid")),
                        text(row.getString("related")),
                        text(row.getString("message_id")),
                        text(row.getString("peer")),
                        text(row.getString("sender")),
                        text(row.getString("recipient")),
                        text(row.getString("status")),
                        text(row.getString("detail"))));
    }

    private static String text(@Nullable String column) {
        return column == null ? "" : column;
    }
}
