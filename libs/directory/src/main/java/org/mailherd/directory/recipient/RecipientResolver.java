package org.mailherd.directory.recipient;

import org.mailherd.mailmodel.MailAddress;

/** Decides at RCPT TO what becomes of an address. */
public interface RecipientResolver {
    /**
     * @throws org.springframework.dao.DataAccessException if the directory cannot be asked: the
     *     caller answers 451
     * @throws ExpansionLimitException if aliases expand to more than a thousand destinations or ten
     *     levels
     */
    Resolution resolve(MailAddress recipient);
}
