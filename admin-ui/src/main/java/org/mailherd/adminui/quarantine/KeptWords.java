package org.mailherd.adminui.quarantine;

import java.util.List;

/**
 * What a kept message says. All of it came from strangers: show it as text.
 *
 * @param text HTML was rendered to text
 * @param cut whether there is more
 */
public record KeptWords(String text, boolean cut, List<File> files) {
    public KeptWords {
        files = List.copyOf(files);
    }

    /**
     * An attachment.
     *
     * @param name may be empty
     * @param size octets
     */
    public record File(String name, String type, long size) {}
}
