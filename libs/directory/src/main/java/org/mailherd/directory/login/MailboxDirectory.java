package org.mailherd.directory.login;

import java.util.Optional;
import org.mailherd.mailmodel.MailAddress;

/** Mailboxes by address, exactly: no aliases, no tags. */
public interface MailboxDirectory {
    /**
     * @throws org.springframework.dao.DataAccessException if the directory cannot be asked
     */
    Optional<MailboxAccount> find(MailAddress address);
}
