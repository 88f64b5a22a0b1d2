package org.mailherd.webmail.login;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mailherd.webmail.connection.MailboxConnections;
import org.mailherd.webmail.connection.MailboxLogin;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** What follows a login that succeeded, a login that failed, a logout, and a missing login. */
@Component
class LoginHandlers {

    static final String ERROR = "loginError";

    private final LoginSession logins;
    private final MailboxConnections connections;
    private final LoginFailures failures;

    LoginHandlers(LoginSession logins, MailboxConnections connections, LoginFailures failures) {
        this.logins = logins;
        this.connections = connections;
        this.failures = failures;
    }

    void granted(HttpServletRequest request, HttpServletResponse response, Authentication granted)
            throws IOException {
        if (!(granted.getDetails() instanceof MailboxLogin login)) {
            throw new IllegalStateException("the login provider gave no mailbox login");
        }
        logins.begin(login, request, response);
        response.sendRedirect(request.getContextPath() + "/mail");
    }

    void refused(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException refusal)
            throws IOException, ServletException {
        var unreachable = refusal instanceof AuthenticationServiceException;
        if (!unreachable) {
            failures.report(request.getParameter("username"), request.getRemoteAddr());
        }
        request.setAttribute(ERROR, unreachable ? "unreachable" : "refused");
        response.setStatus(
                unreachable
                        ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
                        : HttpServletResponse.SC_UNAUTHORIZED);
        request.getRequestDispatcher("/login/failed").forward(request, response);
    }

    void logout(HttpServletRequest request, HttpServletResponse response) {
        logins.end(request, response).ifPresent(connections::close);
    }

    /** To the login page; htmx is told by header, for it would swap the page into a pane. */
    void missing(HttpServletRequest request, HttpServletResponse response) throws IOException {
        logout(request, response);
        var expired = request.getRequestedSessionId() != null ? "?expired" : "";
        var target = request.getContextPath() + "/login" + expired;
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", target);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(target);
        }
    }
}
