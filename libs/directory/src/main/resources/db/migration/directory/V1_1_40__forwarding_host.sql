-- Hosts that forward mail to us at somebody's wish: no greet pause, no DNS lists, no greylisting, no SPF for what
-- they hand on. host is an address or a CIDR block; source says what it was found from (a domain, a host name).
-- keep_spam: their spam is filed, not rejected.

CREATE TABLE forwarding_host (
    host      varchar(64) CHARACTER SET ascii NOT NULL PRIMARY KEY,
    source    varchar(255) NOT NULL DEFAULT '',
    keep_spam boolean      NOT NULL DEFAULT FALSE,
    created   datetime(3)  NOT NULL DEFAULT current_timestamp(3)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
