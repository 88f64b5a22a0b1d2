-- Kinds 1 and 2 held all columns of a page together; each column now has a kind of its own
-- (org.mailherd.mailstore.derived.DerivedRows.Kind), and is written anew when its folder is next in use.
DELETE FROM folder_derived WHERE kind IN (1, 2);
ALTER TABLE folder_derived
    MODIFY kind TINYINT NOT NULL COMMENT '0 snapshot, 3 to 14 one column each: DerivedRows.Kind';
