-- uncertain: smtp was given the message and its answer got lost. It may be delivered; only a person who looked lets it go again.
ALTER TABLE quarantine_item
    MODIFY state enum ('kept', 'releasing', 'uncertain', 'released') NOT NULL DEFAULT 'kept';
