package org.mailherd.adminui.page;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.mailherd.adminui.AdminUiSettings;
import org.mailherd.platform.boot.PlatformProperties;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the sidebar shows on every page, and how forms reach records. */
@ControllerAdvice(annotations = Controller.class)
class LayoutAttributes {
    private final AdminUiSettings settings;
    private final String hostname;

    LayoutAttributes(AdminUiSettings settings, PlatformProperties host) {
        this.settings = settings;
        this.hostname = host.hostname();
    }

    /** Forms are records: filled by their constructor alone, read by their fields. */
    @InitBinder
    void bindRecords(WebDataBinder binder) {
        binder.initDirectFieldAccess();
        binder.setDeclarativeBinding(true);
    }

    @ModelAttribute("layout")
    Layout layout(HttpServletRequest request, @Nullable Principal who) {
        return new Layout(
                who == null ? "" : who.getName(),
                hostname,
                settings.webmailUrl(),
                request.getRequestURI());
    }

    /**
     * @param path of this request, to mark the sidebar's entry
     */
    record Layout(String username, String hostname, String webmailUrl, String path) {
        public boolean isAt(String section) {
            return section.equals("/") ? path.equals("/") : path.startsWith(section);
        }
    }
}
