package org.mailherd.adminui.api;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Every path of the API that no other controller serves: an answer in JSON, not the error page. */
@RestController
class OtherRoutes {
    @RequestMapping("/api/v1/**")
    ResponseEntity<ApiErrors.ApiError> none() {
        return ApiErrors.ApiError.of(HttpStatus.NOT_FOUND, "route not found");
    }
}
