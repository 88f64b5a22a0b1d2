package org.mailherd.antispam.composite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailherd.antispam.composite.CompositesProperties.Rule;
import org.mailherd.antispam.ucl.Ucl;
import org.mailherd.antispam.watch.WatchedFile;
import org.mailherd.platform.log.LogEvent;
import org.springframework.stereotype.Component;

/** The composites in force: ours, and what the operator's file adds, changes and takes away. */
@Component
public final class CompositeBook extends WatchedFile {

    private final Map<String, Rule> ours;
    private volatile Composites current;

    CompositeBook(CompositesProperties properties) {
        super("composites", properties.file());
        this.ours = properties.rules();
        this.current = Composites.of(ours);
    }

    public Composites current() {
        return current;
    }

    @Override
    protected void take(List<String> lines, LogEvent event) {
        Map<String, Rule> rules = new LinkedHashMap<>(ours);
        Ucl.read(String.join("\n", lines))
                .forEach((name, section) ->
                        RuleReader.read(name, section, rules.get(name))
                                .ifPresentOrElse(
                                        rule -> rules.put(name, rule), () -> rules.remove(name)));
        current = Composites.of(rules);
        event.with("composites", rules.size());
    }
}
