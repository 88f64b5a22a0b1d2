package org.mailherd.webmail.login;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailherd.webmail.connection.MailboxLogin;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * What a login leaves behind: in the session the name, the sealed password and the name of its
 * connections (text only, see {@link TextSessionSerializer}); in the user's cookie the key.
 */
@Component
class LoginSession {

    static final String KEY_COOKIE = "mailherd-webmail-key";
    private static final String USERNAME = "mailbox";
    private static final String SEALED = "sealed";
    private static final String POOL = "pool";

    private final PasswordSeal seal;

    LoginSession(PasswordSeal seal) {
        this.seal = seal;
    }

    /** Who is logged in, judged by the session alone. */
    static Optional<String> username(HttpServletRequest request) {
        return Optional.ofNullable(text(request.getSession(false), USERNAME));
    }

    /** Begins: seals the password and hands its key to the user. */
    void begin(MailboxLogin login, HttpServletRequest request, HttpServletResponse response) {
        var sealed = seal.seal(login.username(), login.password());
        var session = request.getSession();
        session.setAttribute(USERNAME, login.username());
        session.setAttribute(SEALED, sealed.text());
        session.setAttribute(POOL, login.poolId());
        response.addHeader(
                HttpHeaders.SET_COOKIE, cookie(request, sealed.key()).build().toString());
    }

    /** The login of this request; empty when there is none or the key does not fit. */
    Optional<MailboxLogin> current(HttpServletRequest request) {
        var session = request.getSession(false);
        var username = text(session, USERNAME);
        var sealed = text(session, SEALED);
        var pool = text(session, POOL);
        var key = key(request);
        if (username == null || sealed == null || pool == null || key.isEmpty()) {
            return Optional.empty();
        }
        return seal.open(username, new PasswordSeal.Sealed(key.get(), sealed))
                .map(password -> new MailboxLogin(pool, username, password));
    }

    /** Ends: the session is gone and the key forgotten. Gives the name of its connections. */
    Optional<String> end(HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        var pool = Optional.ofNullable(text(session, POOL));
        if (session != null) {
            session.invalidate();
        }
        response.addHeader(
                HttpHeaders.SET_COOKIE, cookie(request, "").maxAge(0).build().toString());
        return pool;
    }

    static String newPoolId() {
        return UUID.randomUUID().toString();
    }

    private static Optional<String> key(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(KEY_COOKIE))
                .map(Cookie::getValue)
                .findFirst();
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(
            HttpServletRequest request, String value) {
        return ResponseCookie.from(KEY_COOKIE, value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path(request.getContextPath() + "/");
    }

    private static @Nullable String text(@Nullable HttpSession session, String name) {
        return session == null ? null : (String) session.getAttribute(name);
    }
}
