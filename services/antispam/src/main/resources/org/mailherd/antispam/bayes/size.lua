-- About how many tokens a scope keeps, from some of its shards. KEYS: prefix of shards. ARGV: bits of a shard's number.
local shards = 2 ^ tonumber(ARGV[1])
local sample = math.min(shards, 256)
local sum = 0
for shard = 0, sample - 1 do sum = sum + redis.call('HLEN', KEYS[1] .. shard) end
return tostring(sum * shards / sample)
