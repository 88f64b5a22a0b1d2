package org.mailherd.adminui.page;

import java.io.Serial;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What a page was asked for is not there, or not any more. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NotFound extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;
}
