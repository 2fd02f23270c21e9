-- The purse: the same decisions as of the one in memory, over the same state.
--
--   main     the slice's money, its part and its time; the day's start and span, and what was spent in each span;
--            the level and its part; the number of arrivals
--   known    each prefix's record, as text
--   seen, debts, lapses   prefixes by when they last asked, by what they owe, by when to look after their turn
--   own      the day of each client that has a limit of its own: a hash with its span, and what was spent in each
--   amounts  which amounts are waited for, and for each of them a line: turns by place. All who wait for the same
--            amount are counted by their rank, so that adding up what is ahead never walks a line.
--
-- Money is in micro-units and time in microseconds, whole numbers that a double holds exactly up to 9·10^15; products
-- are made digit by digit.

local purse = PREFIX .. 'purse:'
local main, known, amounts = purse .. 'main', purse .. 'known', purse .. 'amounts'
local seen, debts, lapses = purse .. 'seen', purse .. 'debts', purse .. 'lapses'

local SECOND = 1000000
local HOUR, SPAN, DAY = 3600 * SECOND, 600 * SECOND, RATE_WINDOW
local SPANS, KEPT, LOOK_AGAIN, FORGIVEN = 145, CHALLENGE, 600 * SECOND, 2
local ROOM = 65536
local KNOWN = 2 * ROOM
-- So many turns and debts end in one script at the most; the rest with the next.
local AT_ONCE = 5000
local LIFE = millis(RATE_RECORD)

-- (a * b + more) / d and what remains, exactly.
local function multiply_divide(a, b, d, more)
    local base = d < 4294967296 and 1048576 or d < 137438953472 and 32768 or 32
    local remains = math.fmod(a, d)
    local quotient, rest, limbs = 0, 0, {}
    local whole = (a - remains) / d * b
    repeat
        limbs[#limbs + 1] = math.fmod(b, base)
        b = (b - limbs[#limbs]) / base
    until b == 0
    for at = #limbs, 1, -1 do
        local current = rest * base + remains * limbs[at]
        rest = math.fmod(current, d)
        quotient = quotient * base + (current - rest) / d
    end
    local last = rest + (more or 0)
    rest = math.fmod(last, d)
    return whole + quotient + (last - rest) / d, rest
end

local function less(a, b)
    return math.max(0, a - b)
end

-- State.

local state, fresh = {}, true
local loaded = redis.call('HGETALL', main)
for at = 1, #loaded, 2 do
    state[loaded[at]] = tonumber(loaded[at + 1])
    fresh = false
end
if fresh then
    state = { there = 0, part = 0, since = now, start = now, span = 0, level = 0, rise = 0, rest = 0, arrivals = 0 }
end

local function save()
    local fields = {}
    for field, value in pairs(state) do
        fields[#fields + 1] = field
        fields[#fields + 1] = digits(value)
    end
    redis.call('HSET', main, unpack(fields))
    for _, key in ipairs({ main, known, seen, debts, lapses, amounts }) do
        redis.call('PEXPIRE', key, LIFE)
    end
end

-- A day, which is the state's or a client's own: every day began with the purse.

local function spent_at(day, age)
    return day['spent' .. (day.span % SPANS + SPANS - age) % SPANS] or 0
end

local function set_spent(day, key, age, money)
    local field = 'spent' .. (day.span % SPANS + SPANS - age) % SPANS
    if money == 0 then
        if day[field] then
            redis.call('HDEL', key, field)
        end
        day[field] = nil
    else
        day[field] = money
    end
end

local function day_pass(day, key)
    local span = math.floor(less(now, state.start) / SPAN)
    local ended = math.min(less(span, day.span), SPANS)
    day.span = math.max(day.span, span)
    for age = 0, ended - 1 do
        set_spent(day, key, age, 0)
    end
end

local function counted(day)
    local sum = 0
    for age = 0, SPANS - 1 do
        sum = sum + spent_at(day, age)
    end
    return sum
end

local function day_left(day, cap)
    local ahead = less(DAY, less(now, state.start))
    local unknown = multiply_divide(cap, ahead, DAY, DAY - 1)
    return less(less(cap, counted(day)), unknown)
end

local function known_after(room, cap)
    return less(DAY, (multiply_divide(DAY, room, math.max(cap, 1))))
end

local function day_wait(day, needed, cap)
    local lived, taken, begins = less(now, state.start), counted(day), 0
    for age = SPANS - 1, 0, -1 do
        local room = less(less(cap, taken), needed)
        local after = math.max(less(known_after(room, cap), lived), begins)
        local ends = less(SPAN * (day.span + SPANS - age), lived)
        if less(cap, taken) >= needed and after < ends then
            return after
        end
        taken = less(taken, spent_at(day, age))
        begins = ends
    end
    return math.max(less(known_after(less(cap, needed), cap), lived), begins)
end

-- The slice.

local function slice_put(money, per_hour)
    state.there = math.min(state.there + money, per_hour)
    if state.there == per_hour then
        state.part = 0
    end
end

local function slice_fill(per_hour)
    local passed = less(now, state.since)
    state.since = math.max(state.since, now)
    local whole
    whole, state.part = multiply_divide(per_hour, passed, HOUR, state.part)
    slice_put(whole, per_hour)
    return passed
end

local function slice_wait(needed, per_hour)
    local missing = less(needed, state.there)
    if missing == 0 then
        return 0
    end
    local rate = math.max(per_hour, 1)
    return (multiply_divide(HOUR, missing - 1, rate, HOUR - state.part + rate - 1))
end
