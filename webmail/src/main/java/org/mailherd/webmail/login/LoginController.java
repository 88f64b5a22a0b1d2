package org.mailherd.webmail.login;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The login page; the login itself is Spring Security's filter with {@link LoginHandlers}. */
@Controller
class LoginController {

    private final String hostname;

    LoginController(@Value("${mailherd.hostname}") String hostname) {
        this.hostname = hostname;
    }

    @GetMapping("/")
    String start() {
        return "redirect:/mail";
    }

    @GetMapping("/login")
    String page(HttpServletRequest request, Model model) {
        if (LoginSession.username(request).isPresent() && request.getParameter("expired") == null) {
            return "redirect:/mail";
        }
        model.addAttribute("hostname", hostname);
        return "login/login";
    }

    /** Reached by forward only: the filter takes every POST to /login before a controller. */
    @PostMapping("/login/failed")
    String failed(HttpServletRequest request, Model model) {
        model.addAttribute("hostname", hostname);
        model.addAttribute("username", request.getParameter("username"));
        model.addAttribute("error", request.getAttribute(LoginHandlers.ERROR));
        return "login/login";
    }
}
