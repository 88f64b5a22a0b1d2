-- What the quarantine keeps at most for a mailbox: days, messages and MiB of them. NULL: as the domain has it, else as the
-- service's settings say.
ALTER TABLE spam_policy
    ADD COLUMN quarantine_days     smallint unsigned NULL AFTER quarantine,
    ADD COLUMN quarantine_messages int unsigned NULL AFTER quarantine_days,
    ADD COLUMN quarantine_mib      int unsigned NULL AFTER quarantine_messages;

-- Who has too much is told without the messages.
ALTER TABLE quarantine_item ADD KEY quarantine_item_room (mailbox_id, id, size);
