package org.mailherd.webmail.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.webmail.connection.MailboxFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** Says in the user's words what went wrong, and with which status. */
@ControllerAdvice
class MailFaults {

    private static final Logger log = LoggerFactory.getLogger(MailFaults.class);

    @ExceptionHandler
    String missing(
            MailboxFault.Missing fault,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return page(
                model,
                request,
                response,
                404,
                "Not here any more",
                "This " + fault.getMessage() + " has been moved or deleted, perhaps elsewhere.");
    }

    @ExceptionHandler
    String declined(
            MailboxFault.Declined fault,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return page(
                model,
                request,
                response,
                409,
                "The mail server said no",
                String.valueOf(fault.getMessage()));
    }

    @ExceptionHandler
    String unreachable(
            MailboxFault.Unreachable fault,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var cause = fault.getCause() == null ? fault : fault.getCause();
        LogEvent.of("imap-unreachable").quoted("reason", cause.getMessage()).warn(log);
        return page(
                model,
                request,
                response,
                503,
                "The mail server does not answer",
                "Your messages are safe. Please try again in a moment.");
    }

    @ExceptionHandler
    String tooLarge(
            MaxUploadSizeExceededException fault,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return page(
                model,
                request,
                response,
                413,
                "Too large to upload",
                "Go back: what you have written is still there. Choose smaller files.");
    }

    private static String page(
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String title,
            String text) {
        response.setStatus(status);
        model.addAttribute("status", status);
        model.addAttribute("title", title);
        model.addAttribute("text", text);
        return request.getHeader("HX-Request") == null ? "error" : "page/fault";
    }
}
