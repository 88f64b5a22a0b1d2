-- Some of a scope's shards that changed, for a copy elsewhere. KEYS: lock, filled, messages, dirty, saving, prefix of shards.
-- ARGV: owner of the lock, seconds that it holds on, most shards, 'first' or 'next': next says that the shards of the last answer
-- are safe; first, that those of an answer that nobody wrote down are not.
-- Answers nothing when the lock is another's or Redis lost its memory; else 4 octets for each class' messages and for each shard:
-- its number, the length of its tokens (4 octets each), and 16 octets a token.
if redis.call('GET', KEYS[1]) ~= ARGV[1] or redis.call('EXISTS', KEYS[2]) == 0 then return '' end
redis.call('EXPIRE', KEYS[1], ARGV[2])
if ARGV[4] == 'first' then redis.call('SUNIONSTORE', KEYS[4], KEYS[4], KEYS[5]) end
redis.call('DEL', KEYS[5])
local messages = redis.call('HMGET', KEYS[3], 'spam', 'ham')
local answer = {struct.pack('>I4I4', tonumber(messages[1] or 0), tonumber(messages[2] or 0))}
for _, shard in ipairs(redis.call('SRANDMEMBER', KEYS[4], ARGV[3])) do
  redis.call('SMOVE', KEYS[4], KEYS[5], shard)
  local tokens = table.concat(redis.call('HGETALL', KEYS[6] .. shard))
  answer[#answer + 1] = struct.pack('>I4I4', tonumber(shard), #tokens) .. tokens
end
return table.concat(answer)
