-- Forgets a scope. KEYS: lock, filled, scopes, messages, dirty, saving, prefix of shards. ARGV: owner of the lock, seconds that it holds
-- on, scope, how many shards it may have. Answers nothing when the lock is another's or Redis lost its memory.
if redis.call('GET', KEYS[1]) ~= ARGV[1] or redis.call('EXISTS', KEYS[2]) == 0 then return '' end
redis.call('EXPIRE', KEYS[1], ARGV[2])
for shard = 0, tonumber(ARGV[4]) - 1 do redis.call('UNLINK', KEYS[7] .. shard) end
redis.call('UNLINK', KEYS[4], KEYS[5], KEYS[6]) -- and with the messages the epoch of what others keep
redis.call('SREM', KEYS[3], ARGV[3])
return 'dropped'
