package org.mailherd.webmail.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/** Reads who is logged in from the session's text; {@link LoginSession} writes it. */
class SessionContextRepository implements SecurityContextRepository {

    @Override
    @SuppressWarnings("deprecation") // the interface still asks for it; the deferred form calls it
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        var context = SecurityContextHolder.createEmptyContext();
        LoginSession.username(holder.getRequest())
                .map(username ->
                        UsernamePasswordAuthenticationToken.authenticated(
                                username, null, List.of()))
                .ifPresent(context::setAuthentication);
        return context;
    }

    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // LoginSession.begin has the password and writes all of it at once.
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return LoginSession.username(request).isPresent();
    }
}
