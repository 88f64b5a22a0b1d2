package org.mailherd.imap.access;

import java.util.Optional;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailstore.folder.FolderName;

/**
 * The name of somebody else's folder: {@code Shared/owner@example.org/INBOX} (RFC 2342: the
 * namespace of other users). A slash in an owner's address is written as U+2215, which looks like
 * it but parts no levels.
 *
 * @param folder empty for the owner's level itself
 */
public record SharedName(MailAddress owner, Optional<FolderName> folder) {
    /** The namespace's name, without delimiter: no folder of one's own can have it. */
    public static final String ROOT = "Shared";

    /** As NAMESPACE tells it. */
    public static final String PREFIX = ROOT + FolderName.DELIMITER;

    private static final char SLASH = '\u2215';

    /** Whether the name lies in the namespace, whoever the owner may be. */
    public static boolean isShared(String name) {
        return name.equals(ROOT) || name.startsWith(PREFIX);
    }

    /** Empty for names outside of the namespace, its own name, and what is no address. */
    public static Optional<SharedName> parse(String name) {
        if (!name.startsWith(PREFIX)) {
            return Optional.empty();
        }
        int end = name.indexOf(FolderName.DELIMITER, PREFIX.length());
        String level = name.substring(PREFIX.length(), end < 0 ? name.length() : end);
        try {
            MailAddress owner =
                    MailAddress.parse(level.replace(SLASH, FolderName.DELIMITER)).canonical();
            return Optional.of(
                    new SharedName(
                            owner,
                            end < 0
                                    ? Optional.empty()
                                    : Optional.of(FolderName.of(name.substring(end + 1)))));
        } catch (AddressSyntaxException _) {
            return Optional.empty();
        }
    }

    /** The owner's level in the namespace. */
    public static String level(String owner) {
        return PREFIX + owner.replace(FolderName.DELIMITER, SLASH);
    }

    /** How others see a folder. */
    public static String of(String owner, FolderName folder) {
        return level(owner) + FolderName.DELIMITER + folder.value();
    }
}
