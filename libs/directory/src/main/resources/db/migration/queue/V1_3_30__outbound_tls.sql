-- MTA-STS policies of other domains (RFC 8461): each binds until it expires, also after a restart.
CREATE TABLE sts_policy (
  domain     VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  policy_id  VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  policy     MEDIUMTEXT NOT NULL,
  fetched    DATETIME(3) NOT NULL,
  refresh_at DATETIME(3) NOT NULL,
  expires    DATETIME(3) NOT NULL,
  PRIMARY KEY (domain),
  KEY refresh_at (refresh_at),
  KEY expires (expires)
);

-- TLS sessions of a day by policy and result (RFC 8460); an empty result is a success.
CREATE TABLE tls_report_count (
  day           DATE NOT NULL,
  digest        BINARY(16) NOT NULL COMMENT 'of all columns but day and sessions',
  policy_domain VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  policy_type   VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  policy_string MEDIUMTEXT NOT NULL,
  mx_patterns   TEXT NOT NULL,
  result        VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  receiving_mx  VARCHAR(255) NOT NULL,
  receiving_ip  VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  detail        VARCHAR(255) NOT NULL,
  sessions      BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (day, digest),
  KEY policy_domain (policy_domain, day)
);
