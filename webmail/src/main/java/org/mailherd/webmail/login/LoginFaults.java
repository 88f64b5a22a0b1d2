package org.mailherd.webmail.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mailherd.webmail.connection.MailboxFault;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Whoever has no usable login (any more) goes to the login page. */
@ControllerAdvice
class LoginFaults {

    private final LoginHandlers handlers;

    LoginFaults(LoginHandlers handlers) {
        this.handlers = handlers;
    }

    @ExceptionHandler({LoginExpired.class, MailboxFault.Refused.class})
    void toLogin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        handlers.missing(request, response);
    }
}
