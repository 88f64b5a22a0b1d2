-- Puts back some of a scope's shards. What was learnt in the meantime stays where it is more, so that doing it twice changes nothing.
-- KEYS: lock, scopes, messages, prefix of shards. ARGV: owner of the lock, seconds that it holds on, scope, messages of spam, of ham,
-- then for each shard its number and 16 octets a token. Answers nothing when the lock is another's.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return '' end
redis.call('EXPIRE', KEYS[1], ARGV[2])
redis.call('SADD', KEYS[2], ARGV[3])
for name, count in pairs({spam = ARGV[4], ham = ARGV[5]}) do
  if tonumber(count) > tonumber(redis.call('HGET', KEYS[3], name) or 0) then redis.call('HSET', KEYS[3], name, count) end
end
redis.call('HDEL', KEYS[3], 'epoch')
for i = 6, #ARGV, 2 do
  local key, tokens = KEYS[4] .. ARGV[i], ARGV[i + 1]
  for at = 1, #tokens - 15, 16 do
    local token = string.sub(tokens, at, at + 7)
    local spam, ham, day = struct.unpack('>I3I3I2', tokens, at + 8)
    local now = redis.call('HGET', key, token)
    if now then
      local s, h, d = struct.unpack('>I3I3I2', now)
      spam, ham, day = math.max(spam, s), math.max(ham, h), math.max(day, d)
    end
    redis.call('HSET', key, token, struct.pack('>I3I3I2', spam, ham, day))
  end
end
return 'filled'
