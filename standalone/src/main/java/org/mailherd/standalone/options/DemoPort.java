package org.mailherd.standalone.options;

/** The ports people use, each at its fixed number plus {@code --port-offset}. */
public enum DemoPort {
    SMTP(2525, "SMTP", "mail from other servers"),
    SUBMISSION(2587, "submission", "mail programs, STARTTLS"),
    SUBMISSIONS(2465, "submissions", "mail programs, TLS"),
    SENDMAIL(2526, "sendmail", "scripts/sendmail.sh, without login"),
    IMAP(2143, "IMAP", "STARTTLS"),
    IMAPS(2993, "IMAPS", "TLS"),
    POP3(2110, "POP3", "STARTTLS"),
    POP3S(2995, "POP3S", "TLS"),
    SIEVE(24_190, "ManageSieve", "filters, STARTTLS"),
    ADMIN(8080, "admin", "pages and REST API"),
    WEBMAIL(8081, "webmail", "pages"),
    LMTP(2024, "LMTP", "delivery from SMTP to IMAP"),
    ANTISPAM(21_334, "antispam", "HTTP, Rspamd's protocol"),
    MANAGEMENT(18_090, "management", "/health, /metrics; one port a service from here on");

    /** The largest offset that keeps every port a port. */
    static final int MAX_OFFSET = 65_535 - 24_190;

    private final int base;
    private final String title;
    private final String note;

    DemoPort(int base, String title, String note) {
        this.base = base;
        this.title = title;
        this.note = note;
    }

    public int number(int offset) {
        return base + offset;
    }

    /**
     * Whether only our own services are to reach it: it stays on 127.0.0.1 whatever {@code --bind}
     * says.
     */
    public boolean isInternal() {
        return this == SENDMAIL || this == LMTP || this == ANTISPAM || this == MANAGEMENT;
    }

    public String title() {
        return title;
    }

    public String note() {
        return note;
    }
}
