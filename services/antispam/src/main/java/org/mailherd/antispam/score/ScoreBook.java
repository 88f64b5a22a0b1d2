package org.mailherd.antispam.score;

import java.util.List;
import org.mailherd.antispam.watch.WatchedFile;
import org.mailherd.platform.log.LogEvent;
import org.springframework.stereotype.Component;

/** The scores in force. */
@Component
public final class ScoreBook extends WatchedFile {

    private volatile Scores current = Scores.OWN;

    ScoreBook(ScoreProperties properties) {
        super("scores", properties.file());
    }

    public Scores current() {
        return current;
    }

    @Override
    protected void take(List<String> lines, LogEvent event) {
        Scores scores = Scores.parse(lines);
        current = scores;
        event.with("weights", scores.weights().size()).with("off", scores.off().size());
    }
}
