package org.mailherd.webmail.login;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.mailherd.webmail.connection.MailboxLogin;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a controller the {@link MailboxLogin} of its request. */
@Component
public class MailboxLoginResolver implements HandlerMethodArgumentResolver {

    private final LoginSession logins;

    MailboxLoginResolver(LoginSession logins) {
        this.logins = logins;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == MailboxLogin.class;
    }

    @Override
    public MailboxLogin resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        var servletRequest = request.getNativeRequest(HttpServletRequest.class);
        if (servletRequest == null) {
            throw new LoginExpired();
        }
        return logins.current(servletRequest).orElseThrow(LoginExpired::new);
    }
}
