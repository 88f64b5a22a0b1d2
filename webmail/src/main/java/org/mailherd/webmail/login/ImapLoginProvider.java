package org.mailherd.webmail.login;

import java.util.List;
import org.mailherd.webmail.connection.MailboxConnections;
import org.mailherd.webmail.connection.MailboxFault;
import org.mailherd.webmail.connection.MailboxLogin;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** A login is good when the IMAP server takes it. */
@Component
class ImapLoginProvider implements AuthenticationProvider {

    private static final int LONGEST = 512;

    private final MailboxConnections connections;

    ImapLoginProvider(MailboxConnections connections) {
        this.connections = connections;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var username = attempt.getName().strip();
        var password = String.valueOf(attempt.getCredentials());
        if (!wellFormed(username) || !wellFormed(password)) {
            throw new BadCredentialsException("empty, too long, or with control characters");
        }
        var login = new MailboxLogin(LoginSession.newPoolId(), username, password);
        try {
            connections.verify(login);
        } catch (MailboxFault.Refused refused) {
            throw new BadCredentialsException("IMAP server refused", refused);
        } catch (MailboxFault unreachable) {
            throw new AuthenticationServiceException("IMAP server not usable", unreachable);
        }
        var granted = UsernamePasswordAuthenticationToken.authenticated(username, null, List.of());
        granted.setDetails(login);
        return granted;
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    private static boolean wellFormed(String value) {
        return !value.isEmpty()
                && value.length() <= LONGEST
                && value.chars().noneMatch(Character::isISOControl);
    }
}
