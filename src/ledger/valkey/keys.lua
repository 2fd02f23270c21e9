-- The keys that hide addresses: current, previous and when the current one began. Whoever comes first after a
-- rotation is due brings the next one; everybody gets the same.
-- PROPOSAL LIFE WINDOW
local key, proposal, life, window = PREFIX .. 'keys', ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local current, previous, since = unpack(redis.call('HMGET', key, 'current', 'previous', 'since'))
since = tonumber(since)
local age = since and math.max(0, now - since)
if not age or age >= life + window then
    current, previous, since = proposal, '', now
elseif age >= life then
    current, previous, since = proposal, current, now
end
redis.call('HSET', key, 'current', current, 'previous', previous, 'since', digits(since))
redis.call('PEXPIRE', key, millis(since + life + window - now))
return { current, previous, math.max(0, since + life - now) }
