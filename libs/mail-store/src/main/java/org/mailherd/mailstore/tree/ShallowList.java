package org.mailherd.mailstore.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderName;

/**
 * Goes through the names of a mailbox in their order and leaps over what lies too deep: of five
 * trees with 10,000 folders each it reads five pages.
 */
final class ShallowList {
    private static final int PAGE = 256;

    /** The character that follows the delimiter: no name below a level is higher. */
    private static final char BEHIND = FolderName.DELIMITER + 1;

    private final FolderRows rows;

    ShallowList(FolderRows rows) {
        this.rows = rows;
    }

    /** As {@link org.mailherd.mailstore.folder.FolderStore#list(long, String, int)}. */
    List<Folder> of(long mailboxId, String prefix, int depth) {
        List<Folder> found = new ArrayList<>();
        Optional<String> known = Optional.empty();
        String from = prefix;
        while (true) {
            List<Folder> page = rows.page(mailboxId, prefix, from, PAGE);
            for (Folder folder : page) {
                Optional<String> level = tooDeep(folder.name().value(), depth);
                if (level.isEmpty() || !level.equals(known)) {
                    found.add(folder);
                    known = level;
                }
            }
            if (page.size() < PAGE) {
                return found;
            }
            String last = page.getLast().name().value();
            from = tooDeep(last, depth).map(level -> level + BEHIND).orElse(last + '\0');
        }
    }

    /** Of a name with more delimiters, the level that hides it. */
    private static Optional<String> tooDeep(String name, int depth) {
        int end = name.indexOf(FolderName.DELIMITER);
        for (int level = 0; level < depth && end >= 0; level++) {
            end = name.indexOf(FolderName.DELIMITER, end + 1);
        }
        return end < 0 ? Optional.empty() : Optional.of(name.substring(0, end));
    }
}
