package org.mailherd.antispam.attachment;

import java.util.Set;
import org.mailherd.antispam.archive.Contents;
import org.mailherd.antispam.archive.FileType;

/**
 * A part that is no text of the message, looked at.
 *
 * @param name its file name, a stranger's; may be empty
 * @param mediaType as declared
 * @param type by its octets
 * @param contents of an archive; none otherwise
 * @param traits what was found in it, or in a document in it
 */
record Attachment(
        String name, String mediaType, FileType type, Contents contents, Set<Trait> traits) {

    Attachment {
        traits = Set.copyOf(traits);
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }
}
