-- Begins every script, after the spans that things are kept for, such as CHALLENGE and RATE_WINDOW, in
-- microseconds. ARGV[1] is the time in microseconds, or nothing: then it is the store's own.
local now
if ARGV[1] == '' then
    local time = redis.call('TIME')
    now = time[1] * 1000000 + time[2]
else
    now = tonumber(ARGV[1])
end

local PREFIX = 'afterimage:'

-- A whole number as text: all digits, for tostring keeps fourteen.
local function digits(number)
    return string.format('%.0f', number)
end

-- A key lives as long as what it is about, and at least the millisecond that a lifetime has to have.
local function millis(span)
    return digits(math.max(1, math.ceil(span / 1000)))
end
