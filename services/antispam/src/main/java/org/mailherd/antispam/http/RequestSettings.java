package org.mailherd.antispam.http;

import com.sun.net.httpserver.HttpExchange;
import java.util.Optional;
import org.mailherd.antispam.settings.ScanSettings;
import org.mailherd.antispam.settings.SettingsBook;
import org.mailherd.antispam.ucl.SettingsFault;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What a caller wants to be otherwise for its message: {@code Settings} itself, {@code Settings-ID}
 * the name of the operator's. Only who may use the controller's commands is heard.
 */
@Component
final class RequestSettings {

    private static final Logger log = LoggerFactory.getLogger(RequestSettings.class);
    private static final String SETTINGS = "Settings";
    private static final String ID = "Settings-ID";

    private final SettingsBook book;
    private final ControllerDoor door;

    RequestSettings(SettingsBook book, ControllerDoor door) {
        this.book = book;
        this.door = door;
    }

    /** The request cannot be done as it is. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        private final int status;

        RefusedException(int status, String message) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /**
     * @throws RefusedException when the caller may not say so, or nobody could understand it
     */
    ScanSettings of(HttpExchange exchange) throws RefusedException {
        Optional<String> own = RequestFields.first(exchange, SETTINGS);
        Optional<String> id = RequestFields.first(exchange, ID).filter(text -> !text.isEmpty());
        if ((own.isPresent() || id.isPresent()) && !door.opensFor(exchange)) {
            throw new RefusedException(
                    401, "Settings and Settings-ID need the password or a secure address");
        }
        if (own.isPresent()) {
            id.ifPresent(name -> warn("both Settings and Settings-ID, which is ignored", name));
            return read(own.get());
        }
        if (id.isPresent()) {
            Optional<ScanSettings> named = book.byId(id.get());
            if (named.isEmpty()) {
                warn("there is no such id; the usual ones are in force", id.get());
            }
            return named.orElse(ScanSettings.NONE);
        }
        return RequestFields.first(exchange, "MTA-Tag")
                .filter(_ -> door.opensFor(exchange))
                .flatMap(book::byTag)
                .orElse(ScanSettings.NONE);
    }

    private static ScanSettings read(String text) throws RefusedException {
        try {
            return SettingsBook.read(text);
        } catch (SettingsFault e) {
            throw new RefusedException(400, "Settings: " + e.getMessage());
        }
    }

    private static void warn(String reason, String id) {
        LogEvent.of("settings-not-found").quoted("id", id).quoted("reason", reason).warn(log);
    }
}
