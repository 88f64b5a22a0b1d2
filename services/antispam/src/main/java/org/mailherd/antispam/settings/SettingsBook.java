package org.mailherd.antispam.settings;

import java.util.List;
import java.util.Optional;
import org.mailherd.antispam.ucl.SettingsFault;
import org.mailherd.antispam.ucl.Ucl;
import org.mailherd.antispam.watch.WatchedFile;
import org.mailherd.platform.log.LogEvent;
import org.springframework.stereotype.Component;

/** The operator's settings in force. */
@Component
public final class SettingsBook extends WatchedFile {

    private static final int MOST_TEXT = 64 * 1024;

    /** An expression of the operator's goes over it. */
    private static final int MOST_TAG = 255;

    private volatile List<SettingsRule> rules = List.of();

    SettingsBook(SettingsProperties properties) {
        super("settings", properties.file());
    }

    @Override
    protected void take(List<String> lines, LogEvent event) {
        rules = SettingsRule.readAll(Ucl.read(String.join("\n", lines)));
        event.with("sections", rules.size());
    }

    public Optional<ScanSettings> byId(String id) {
        return rules.stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .map(SettingsRule::settings);
    }

    /** Of the first section that an MTA-Tag is meant by. */
    public Optional<ScanSettings> byTag(String tag) {
        String shown = tag.length() > MOST_TAG ? tag.substring(0, MOST_TAG) : tag;
        return rules.stream()
                .filter(rule -> rule.tag().filter(e -> e.matcher(shown).find()).isPresent())
                .findFirst()
                .map(SettingsRule::settings);
    }

    /**
     * What a caller wrote itself.
     *
     * @throws SettingsFault saying what is wrong with it
     */
    public static ScanSettings read(String text) {
        if (text.length() > MOST_TEXT) {
            throw new SettingsFault("over " + MOST_TEXT + " characters");
        }
        return SettingsReader.read(Ucl.read(text));
    }
}
