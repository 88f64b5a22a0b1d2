package org.mailherd.imap.managesieve;

import java.util.List;

/** Says whether a text is a script that would run here. */
@FunctionalInterface
interface ScriptCheck {
    Checked check(String script);

    /**
     * What was found; each entry a line that begins with where.
     *
     * @param errors none for a script that runs
     */
    record Checked(List<String> errors, List<String> warnings) {}
}
