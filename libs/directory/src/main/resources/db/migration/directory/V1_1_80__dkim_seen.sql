-- A key whose record says that it is withdrawn, and since when the DNS has shown the record of one that waits.
ALTER TABLE dkim_key
    MODIFY COLUMN state enum ('published', 'active', 'retired', 'revoked') NOT NULL DEFAULT 'active',
    ADD COLUMN seen datetime(3) NULL AFTER state_since;
