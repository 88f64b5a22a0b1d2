-- REMOTE is our own people's mail out; FORWARD somebody's mail that an alias sends on; RELAY mail for a domain we relay; LEARN_* feeds the scanner.
ALTER TABLE queue_recipient
    MODIFY transport ENUM ('LOCAL', 'REMOTE', 'FORWARD', 'RELAY', 'LEARN_HAM', 'LEARN_SPAM') NOT NULL;
