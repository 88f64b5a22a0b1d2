package org.mailherd.antispam.archive;

import java.io.IOException;

/** A budget is used up. */
final class LimitException extends IOException {
    private static final long serialVersionUID = 1;

    private final Trouble trouble;

    LimitException(Trouble trouble) {
        super(trouble.name());
        this.trouble = trouble;
    }

    Trouble trouble() {
        return trouble;
    }
}
