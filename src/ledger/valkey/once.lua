-- What happens once: passes and the marks of challenges that were handed in.
local act, key, number = ARGV[2], PREFIX .. ARGV[3], tonumber(ARGV[4])

local function lives()
    local till = redis.call('GET', key)
    return till and tonumber(till) > now
end

-- spend KEY END: 0 is the first, 1 again, 2 too late.
if act == 'spend' then
    if number <= now then
        return 2
    elseif lives() then
        return 1
    end
    redis.call('SET', key, digits(number), 'PX', millis(number - now))
    return 0
-- grant KEY LIFE
elseif act == 'grant' then
    redis.call('SET', key, digits(now + number), 'PX', millis(number))
    return 1
-- left KEY: how long it still counts, nothing when it does not.
elseif act == 'left' then
    return lives() and tonumber(redis.call('GET', key)) - now or 0
-- take KEY
else
    local there = lives()
    redis.call('DEL', key)
    return there and 1 or 0
end
