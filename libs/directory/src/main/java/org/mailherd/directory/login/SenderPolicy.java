package org.mailherd.directory.login;

import org.mailherd.mailmodel.MailAddress;

/** As whom a mailbox may send: envelope sender and header From alike. */
public interface SenderPolicy {
    /**
     * @throws org.springframework.dao.DataAccessException if the directory cannot be asked
     */
    boolean maySendAs(MailboxAccount account, MailAddress sender);
}
