-- A verdict that was sent twice, because nobody knew whether it had arrived, is one row.
ALTER TABLE verdict
    ADD COLUMN note binary(16) NULL COMMENT 'made by who wrote the row',
    ADD UNIQUE KEY verdict_note (note);
