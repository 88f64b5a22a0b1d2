package org.mailherd.adminui.api;

import org.mailherd.adminui.quarantine.QuarantineUnavailable;
import org.mailherd.adminui.queue.QueueUnavailable;
import org.mailherd.directory.dkim.SealedKeyException;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** mailcow's answers to requests that reach no change. */
@RestControllerAdvice(basePackageClasses = ApiErrors.class)
class ApiErrors {
    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

    record ApiError(String type, String msg) {
        static ResponseEntity<ApiError> of(HttpStatus status, String message) {
            return ResponseEntity.status(status).body(new ApiError("error", message));
        }
    }

    @ExceptionHandler({
        HttpMessageNotReadableException.class,
        HttpMediaTypeNotSupportedException.class
    })
    ResponseEntity<ApiError> notJson() {
        return ApiError.of(HttpStatus.BAD_REQUEST, "Request body doesn't contain valid json!");
    }

    @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
    ResponseEntity<ApiError> wrongMethod() {
        return ApiError.of(HttpStatus.METHOD_NOT_ALLOWED, "this method is not allowed here");
    }

    @ExceptionHandler(QueueUnavailable.class)
    ResponseEntity<ApiError> queueUnavailable(QueueUnavailable fault) {
        return ApiError.of(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(fault.getMessage()));
    }

    @ExceptionHandler(QuarantineUnavailable.class)
    ResponseEntity<ApiError> quarantineUnavailable(QuarantineUnavailable fault) {
        return ApiError.of(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(fault.getMessage()));
    }

    /** What it says is for the operator, who is who asks here. */
    @ExceptionHandler(SealedKeyException.class)
    ResponseEntity<ApiError> keyClosed(SealedKeyException fault) {
        return ApiError.of(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(fault.getMessage()));
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<ApiError> fault(Exception fault) {
        LogEvent.of("api-fault").quoted("reason", fault.getMessage()).error(log, fault);
        return ApiError.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal error");
    }
}
