package org.mailherd.smtp.management;

/** A call that cannot be answered as asked (RFC 9457). */
final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * @param detail for the caller
     */
    ApiProblem(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    /** RFC 9457 3.1.3: the name of the status. */
    String title() {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 503 -> "Service Unavailable";
            default -> "Internal Server Error";
        };
    }

    static ApiProblem notFound(String what) {
        return new ApiProblem(404, what + " does not exist");
    }
}
