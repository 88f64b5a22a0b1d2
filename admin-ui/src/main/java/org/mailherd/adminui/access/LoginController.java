package org.mailherd.adminui.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class LoginController {
    @GetMapping("/login")
    String form(@Nullable Authentication who) {
        return who == null ? "access/login" : "redirect:/";
    }
}
