package org.mailherd.antispam.settings;

import java.util.List;
import java.util.Map;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.ucl.Ucl;
import org.mailherd.antispam.verdict.Thresholds;
import org.mailherd.antispam.watch.WatchedFile;
import org.mailherd.platform.log.LogEvent;
import org.springframework.stereotype.Component;

/** At which scores actions begin for whom has said nothing otherwise. */
@Component
public final class ActionsBook extends WatchedFile {

    private final Thresholds usual;
    private volatile Thresholds current;

    /**
     * @param usual where the file says nothing
     */
    ActionsBook(ActionsProperties properties, Thresholds usual) {
        super("actions", properties.file());
        this.usual = usual;
        this.current = usual;
    }

    public Thresholds current() {
        return current;
    }

    /** As in Rspamd's {@code actions.conf}; null switches an action off. */
    @Override
    protected void take(List<String> lines, LogEvent event) {
        Map<Action, Double> own = SettingsReader.actions(Ucl.read(String.join("\n", lines)));
        Thresholds fresh = new Limits(own).over(usual);
        current = fresh;
        event.with("reject", shown(fresh.reject()))
                .with("add_header", shown(fresh.addHeader()))
                .with("greylist", shown(fresh.greylist()));
    }

    private static String shown(double score) {
        return score < Thresholds.NEVER ? Double.toString(score) : "off";
    }
}
