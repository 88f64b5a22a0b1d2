package org.mailherd.adminui.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

/** mailcow's words for a request that may not pass. */
final class ApiRefusals {
    private ApiRefusals() {}

    static void unauthenticated(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException refused)
            throws IOException {
        write(response, HttpServletResponse.SC_UNAUTHORIZED, "authentication failed");
    }

    static void denied(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        write(response, HttpServletResponse.SC_FORBIDDEN, "API read/write access denied");
    }

    static void write(HttpServletResponse response, int status, String message) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write("{\"type\":\"error\",\"msg\":\"" + message + "\"}");
    }
}
