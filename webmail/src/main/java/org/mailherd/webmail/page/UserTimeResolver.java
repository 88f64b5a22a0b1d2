package org.mailherd.webmail.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.util.WebUtils;

/** Reads the time zone from the cookie that the page's script sets; without one it is UTC. */
@Component
class UserTimeResolver implements HandlerMethodArgumentResolver {

    private static final String COOKIE = "mailherd-zone";

    private final Clock clock;

    UserTimeResolver(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == UserTime.class;
    }

    @Override
    public UserTime resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        var servletRequest = request.getNativeRequest(HttpServletRequest.class);
        var cookie = servletRequest == null ? null : WebUtils.getCookie(servletRequest, COOKIE);
        return new UserTime(zone(cookie), clock);
    }

    private static ZoneId zone(@Nullable Cookie cookie) {
        if (cookie == null || cookie.getValue().isEmpty()) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(cookie.getValue().replace("%2F", "/"));
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
