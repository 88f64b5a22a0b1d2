package org.mailherd.adminui.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.mailherd.directory.admin.ApiKeys;
import org.mailherd.directory.admin.KeyCheck;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** A request with {@code X-API-Key} is judged by that key alone, whatever session comes with it. */
class ApiKeyFilter extends OncePerRequestFilter {
    static final String HEADER = "X-API-Key";
    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final ApiKeys keys;
    private final LoginThrottle throttle;
    private final FailedLogins failures;

    ApiKeyFilter(ApiKeys keys, LoginThrottle throttle, FailedLogins failures) {
        this.keys = keys;
        this.throttle = throttle;
        this.failures = failures;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HEADER) == null;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String ip = request.getRemoteAddr();
        // The key is needed by scripts; a page that a foreign site opens in a browser has no
        // business here.
        String destination = request.getHeader("Sec-Fetch-Dest");
        if (destination != null && !destination.equals("empty")) {
            ApiRefusals.write(response, HttpServletResponse.SC_FORBIDDEN, "not for documents");
            return;
        }
        KeyCheck check =
                throttle.isBlocked(ip)
                        ? new KeyCheck.Unknown()
                        : keys.check(request.getHeader(HEADER), ip);
        switch (check) {
            case KeyCheck.Unknown() -> {
                throttle.failed(ip);
                failures.report("api-key", ip);
                ApiRefusals.write(
                        response, HttpServletResponse.SC_UNAUTHORIZED, "authentication failed");
            }
            case KeyCheck.ForeignAddress() -> {
                failures.report("api-key", ip);
                ApiRefusals.write(
                        response,
                        HttpServletResponse.SC_UNAUTHORIZED,
                        "api access denied for ip " + ip);
            }
            case KeyCheck.ReadOnly() when !READS.contains(request.getMethod()) ->
                    ApiRefusals.write(
                            response,
                            HttpServletResponse.SC_FORBIDDEN,
                            "API read/write access denied");
            case KeyCheck.ReadOnly() -> proceed("api-ro", request, response, chain);
            case KeyCheck.ReadWrite() -> proceed("api-rw", request, response, chain);
        }
    }

    private static void proceed(
            String name,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        name, null, List.of(new SimpleGrantedAuthority("ROLE_ADMIN"))));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }
}
