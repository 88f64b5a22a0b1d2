-- ENCRYPT: the sender's mailbox sends over TLS only (tls_enforce_out), whatever the certificate.
ALTER TABLE queue_message
    MODIFY COLUMN require_tls ENUM ('POLICY', 'YES', 'NO', 'ENCRYPT') NOT NULL DEFAULT 'POLICY'
        COMMENT 'REQUIRETLS, TLS-Required: No, or the mailbox''s tls_enforce_out';
