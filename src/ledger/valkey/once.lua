-- What happens once: passes and the marks of challenges that were handed in.
local act, key, number, most = ARGV[2], PREFIX .. ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])

-- The passes of a session are a list of their ends, the first of which comes first; how many still count.
local function passes()
    local first = redis.call('LINDEX', key, 0)
    while first and tonumber(first) <= now do
        redis.call('LPOP', key)
        first = redis.call('LINDEX', key, 0)
    end
    return redis.call('LLEN', key)
end

-- spend KEY END: 0 is the first, 1 again, 2 too late.
if act == 'spend' then
    local till = redis.call('GET', key)
    if number <= now then
        return 2
    elseif till and tonumber(till) > now then
        return 1
    end
    redis.call('SET', key, digits(number), 'PX', millis(number - now))
    return 0
-- grant KEY LIFE MOST: whether there was room for one more.
elseif act == 'grant' then
    if passes() >= most then
        return 0
    end
    redis.call('RPUSH', key, digits(now + number))
    redis.call('PEXPIRE', key, millis(number))
    return 1
-- left KEY: how long the last still counts, nothing when none does.
elseif act == 'left' then
    local last = redis.call('LINDEX', key, -1)
    return last and math.max(0, tonumber(last) - now) or 0
-- take KEY: whether there was one.
elseif act == 'take' then
    if passes() == 0 then
        return 0
    end
    redis.call('LPOP', key)
    return 1
-- forget KEY: all of them.
else
    return redis.call('DEL', key)
end
