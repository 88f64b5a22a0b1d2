ALTER TABLE queue_next_hop
    ADD COLUMN urgent BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'an administrator wants an attempt although it is backed off from';
