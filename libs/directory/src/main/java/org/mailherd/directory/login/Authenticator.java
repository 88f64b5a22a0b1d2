package org.mailherd.directory.login;

/** Checks a login. */
public interface Authenticator {
    /**
     * Takes as long for an unknown mailbox as for a wrong password.
     *
     * @throws org.springframework.dao.DataAccessException if the directory cannot be asked: a
     *     temporary failure, no refusal
     */
    LoginOutcome login(LoginAttempt attempt);
}
