package org.mailherd.antispam.ucl;

/** Settings that say nothing which can be done. The message is for who wrote them. */
public final class SettingsFault extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public SettingsFault(String message) {
        super(message);
    }
}
