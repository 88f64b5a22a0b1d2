-- What a scope knows of tokens. KEYS: messages, prefix of shards. ARGV: tokens of 8 octets, bits of a shard's number.
-- Answers 6 octets for each class' messages and 6 for each token: spam and ham, 3 octets each, nothing but zeros where none was learnt.
local none = '\0\0\0\0\0\0'
local messages = redis.call('HMGET', KEYS[1], 'spam', 'ham')
local spam, ham = tonumber(messages[1] or 0), tonumber(messages[2] or 0)
local answer = {struct.pack('>I3I3', math.min(spam, 16777215), math.min(ham, 16777215))}
if spam + ham == 0 then return answer[1] end
local divisor = 2 ^ (16 - tonumber(ARGV[2]))
local tokens = ARGV[1]
for i = 1, #tokens, 8 do
  local token = string.sub(tokens, i, i + 7)
  local high, low = string.byte(token, 1, 2)
  local value = redis.call('HGET', KEYS[2] .. math.floor((high * 256 + low) / divisor), token)
  answer[#answer + 1] = value and string.sub(value, 1, 6) or none
end
return table.concat(answer)
