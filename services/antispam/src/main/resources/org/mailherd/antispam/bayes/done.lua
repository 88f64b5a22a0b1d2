-- Gives the lock back. KEYS: lock, filled. ARGV: owner of the lock, 'filled' when Redis has got back what it had, or 'ended'.
-- Answers nothing when the lock is another's.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return '' end
if ARGV[2] == 'filled' then redis.call('SET', KEYS[2], '1') end
redis.call('DEL', KEYS[1])
return 'done'
