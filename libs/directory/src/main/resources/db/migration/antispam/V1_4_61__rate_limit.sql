-- How many recipients may be written to: rate_count in each rate_frame. NULL: as the domain has it, else without limit.
ALTER TABLE spam_policy
    ADD COLUMN rate_count int NULL AFTER quarantine,
    ADD COLUMN rate_frame enum ('s', 'm', 'h', 'd') NULL AFTER rate_count,
    ADD CONSTRAINT spam_policy_rate CHECK ((rate_count IS NULL) = (rate_frame IS NULL));
