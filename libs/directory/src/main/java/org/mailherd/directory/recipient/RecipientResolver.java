package org.mailherd.directory.recipient;

import java.util.List;
import org.mailherd.mailmodel.MailAddress;

/** Decides at RCPT TO what becomes of an address. */
public interface RecipientResolver {
    /**
     * @throws org.springframework.dao.DataAccessException if the directory cannot be asked: the
     *     caller answers 451
     * @throws ExpansionLimitException if aliases expand to more than ten thousand destinations or
     *     twenty levels: the caller answers 451
     */
    Resolution resolve(MailAddress recipient);

    /** Who gets a copy, which nobody is told of, of what an address of ours sends (BCC maps). */
    default List<MailAddress> copiesOfSent(MailAddress sender) {
        return List.of();
    }

    /** Who may stand in for a postmaster that nobody made, the most fitting first. */
    default List<MailAddress> postmasters() {
        return List.of();
    }

    /** The directory has changed: drops what is remembered of it. */
    default void forget() {}
}
