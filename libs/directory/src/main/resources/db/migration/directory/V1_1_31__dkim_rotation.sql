-- A key's life: published in the DNS and not used yet, signing, no longer signing but still published for mail under way.
ALTER TABLE dkim_key
    ADD COLUMN state enum ('published', 'active', 'retired') NOT NULL DEFAULT 'active' AFTER public_key,
    ADD COLUMN state_since datetime(3) NOT NULL DEFAULT current_timestamp(3) AFTER state;

UPDATE dkim_key SET state = IF(active, 'active', 'retired');

ALTER TABLE dkim_key DROP COLUMN active;
