package org.mailherd.adminui.access;

import java.util.List;
import org.mailherd.directory.admin.AdminLogin;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Checks an administrator's name and password, and slows down who guesses. */
@Component
class AdminAuthentication implements AuthenticationProvider {
    private final AdminLogin logins;
    private final LoginThrottle throttle;
    private final FailedLogins failures;

    AdminAuthentication(AdminLogin logins, LoginThrottle throttle, FailedLogins failures) {
        this.logins = logins;
        this.throttle = throttle;
        this.failures = failures;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String username = attempt.getName();
        String ip =
                attempt.getDetails() instanceof ClientAddress(String address) ? address : "unknown";
        if (throttle.isBlocked(ip)) {
            throw new LockedException("too many failed logins from " + ip);
        }
        if (!logins.isValid(username, String.valueOf(attempt.getCredentials()))) {
            throttle.failed(ip);
            failures.report(username, ip);
            throw new BadCredentialsException("wrong name or password");
        }
        throttle.succeeded(ip);
        var granted =
                UsernamePasswordAuthenticationToken.authenticated(
                        username, null, List.of(new SimpleGrantedAuthority("ROLE_ADMIN")));
        granted.setDetails(attempt.getDetails());
        return granted;
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
