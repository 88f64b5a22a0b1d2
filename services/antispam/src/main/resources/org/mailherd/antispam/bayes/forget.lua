-- Forgets the tokens of some of a scope's shards that were not learnt for long. What changed is copied with the next snapshot, so that it
-- does not come back. KEYS: lock, filled, dirty, prefix of shards, messages. ARGV: owner of the lock, seconds that it holds on, first shard, last
-- shard, oldest day that is kept. Answers nothing when the lock is another's or Redis lost its memory; else 4 octets each for the tokens
-- that are left and the newest day among them.
if redis.call('GET', KEYS[1]) ~= ARGV[1] or redis.call('EXISTS', KEYS[2]) == 0 then return '' end
redis.call('EXPIRE', KEYS[1], ARGV[2])
local oldest, left, newest = tonumber(ARGV[5]), 0, 0
for shard = tonumber(ARGV[3]), tonumber(ARGV[4]) do
  local key, changed = KEYS[4] .. shard, false
  local tokens = redis.call('HGETALL', key)
  for i = 1, #tokens, 2 do
    local _, _, day = struct.unpack('>I3I3I2', tokens[i + 1])
    if day < oldest then
      redis.call('HDEL', key, tokens[i])
      changed = true
    else
      left, newest = left + 1, math.max(newest, day)
    end
  end
  if changed then
    redis.call('SADD', KEYS[3], shard)
    redis.call('HDEL', KEYS[5], 'epoch')
  end
end
return struct.pack('>I4I4', left, newest)
