-- The purse: the same decisions as of the one in memory, over the same state.
--
--   main     the slice's money, its part and its time; the day's start and span, and what was spent in each span;
--            the level and its part; the number of arrivals
--   known    each prefix's record, as text
--   seen, debts, lapses   prefixes by when they last asked, by what they owe, by when to look after their turn
--   amounts  which amounts are waited for, and for each of them a line: turns by place. All who wait for the same
--            amount are counted by their rank, so that adding up what is ahead never walks a line.
--
-- Money is in micro-units and time in microseconds, whole numbers that a double holds exactly up to 9·10^15; products
-- are made digit by digit.

local purse = PREFIX .. 'purse:'
local main, known, amounts = purse .. 'main', purse .. 'known', purse .. 'amounts'
local seen, debts, lapses = purse .. 'seen', purse .. 'debts', purse .. 'lapses'

local SECOND = 1000000
local HOUR, SPAN, DAY = 3600 * SECOND, 600 * SECOND, 86400 * SECOND
local SPANS, KEPT, LOOK_AGAIN, FORGIVEN = 145, 600 * SECOND, 600 * SECOND, 2
local ROOM = 65536
local KNOWN = 2 * ROOM
-- So many turns and debts end in one script at the most; the rest with the next.
local AT_ONCE = 5000
local LIFE = 172800000

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

-- The day.

local function spent_at(age)
    return state['spent' .. (state.span % SPANS + SPANS - age) % SPANS] or 0
end

local function set_spent(age, money)
    local field = 'spent' .. (state.span % SPANS + SPANS - age) % SPANS
    if money == 0 then
        if state[field] then
            redis.call('HDEL', main, field)
        end
        state[field] = nil
    else
        state[field] = money
    end
end

local function day_pass()
    local span = math.floor(less(now, state.start) / SPAN)
    local ended = math.min(less(span, state.span), SPANS)
    state.span = math.max(state.span, span)
    for age = 0, ended - 1 do
        set_spent(age, 0)
    end
end

local function counted()
    local sum = 0
    for age = 0, SPANS - 1 do
        sum = sum + spent_at(age)
    end
    return sum
end

local function day_left(cap)
    local ahead = less(DAY, less(now, state.start))
    local unknown = multiply_divide(cap, ahead, DAY, DAY - 1)
    return less(less(cap, counted()), unknown)
end

local function known_after(room, cap)
    return less(DAY, (multiply_divide(DAY, room, math.max(cap, 1))))
end

local function day_wait(needed, cap)
    local lived, taken, begins = less(now, state.start), counted(), 0
    for age = SPANS - 1, 0, -1 do
        local room = less(less(cap, taken), needed)
        local after = math.max(less(known_after(room, cap), lived), begins)
        local ends = less(SPAN * (state.span + SPANS - age), lived)
        if less(cap, taken) >= needed and after < ends then
            return after
        end
        taken = less(taken, spent_at(age))
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

-- Records and turns.

local FIELDS = { 'finish', 'owing', 'watched', 'till', 'amount', 'start', 'arrival', 'lapses', 'told', 'due', 'early' }

local function load(name)
    local text = redis.call('HGET', known, name)
    if not text then
        return nil
    end
    local record, at = {}, 1
    for number in string.gmatch(text, '%d+') do
        record[FIELDS[at]] = tonumber(number)
        at = at + 1
    end
    return record
end

local function store(name, record)
    local numbers = {}
    for at, field in ipairs(FIELDS) do
        numbers[at] = digits(record[field])
    end
    redis.call('HSET', known, name, table.concat(numbers, ' '))
end

-- A record has a turn when it is for some amount.
local function has_turn(record)
    return record.amount > 0
end

local function touch(name)
    redis.call('ZADD', seen, digits(now), name)
end

local function known_now(name, at)
    local record = load(name)
    if not record then
        record = { finish = state.level, owing = 0, watched = 0, till = at, amount = 0, start = 0, arrival = 0,
            lapses = 0, told = 0, due = 0, early = 0 }
    end
    redis.call('ZADD', seen, digits(at), name)
    return record
end

-- The line.

local function line(amount)
    return purse .. 'line:' .. digits(amount)
end

local function member(arrival, name)
    return string.format('%016.0f', arrival) .. name
end

local function line_insert(record, name)
    redis.call('ZADD', line(record.amount), digits(record.start), member(record.arrival, name))
    redis.call('PEXPIRE', line(record.amount), LIFE)
    redis.call('SADD', amounts, digits(record.amount))
end

local function line_remove(record, name)
    redis.call('ZREM', line(record.amount), member(record.arrival, name))
    if redis.call('EXISTS', line(record.amount)) == 0 then
        redis.call('SREM', amounts, digits(record.amount))
    end
end

-- What is meant for those before a place: in each line, as many as stand before a member set there for a moment.
local function ahead(start, arrival)
    local sum, probe = 0, member(arrival, '')
    for _, amount in ipairs(redis.call('SMEMBERS', amounts)) do
        local key = purse .. 'line:' .. amount
        redis.call('ZADD', key, digits(start), probe)
        sum = sum + redis.call('ZRANK', key, probe) * amount
        redis.call('ZREM', key, probe)
    end
    return sum
end

local function line_length()
    local length = 0
    for _, amount in ipairs(redis.call('SMEMBERS', amounts)) do
        length = length + redis.call('ZCARD', purse .. 'line:' .. amount)
    end
    return length
end

-- The start, the arrival and the name of whoever is served last.
local function line_last()
    local start, last
    for _, amount in ipairs(redis.call('SMEMBERS', amounts)) do
        local found = redis.call('ZREVRANGE', purse .. 'line:' .. amount, 0, 0, 'WITHSCORES')
        local score = tonumber(found[2])
        if not start or score > start or score == start and found[1] > last then
            start, last = score, found[1]
        end
    end
    return start, tonumber(string.sub(last, 1, 16)), string.sub(last, 17)
end

-- The shares.

local function forget(name)
    local record = load(name)
    if record and not has_turn(record) and record.owing == 0 and record.watched == 0 then
        redis.call('HDEL', known, name)
        redis.call('ZREM', seen, name)
    end
end

local function close(name)
    local record = load(name)
    if record and has_turn(record) then
        record.till = record.lapses
        line_remove(record, name)
        record.amount = 0
        store(name, record)
    end
end

local function owe(name, amount, at)
    if redis.call('HLEN', known) >= KNOWN and redis.call('HEXISTS', known, name) == 0 then
        return
    end
    local record = known_now(name, at)
    record.finish = math.max(record.finish, state.level) + amount
    if record.owing == 0 then
        record.owing = 1
        redis.call('ZADD', debts, digits(record.finish), name)
    end
    store(name, record)
end

local function lapse()
    local due = redis.call('ZRANGEBYSCORE', lapses, '-inf', digits(now), 'LIMIT', 0, AT_ONCE)
    for _, name in ipairs(due) do
        redis.call('ZREM', lapses, name)
        local record = load(name)
        if record then
            record.watched = 0
            if not has_turn(record) then
                store(name, record)
                forget(name)
            elseif record.lapses > now then
                record.watched = 1
                redis.call('ZADD', lapses, digits(math.min(record.lapses, now + KEPT)), name)
                store(name, record)
            else
                local amount = record.amount
                local at = tonumber(redis.call('ZSCORE', seen, name) or now)
                store(name, record)
                close(name)
                owe(name, amount, at)
            end
        end
    end
end

-- Takes the first entry off the debts: either it is made good, or more was added since.
local function clear(name)
    redis.call('ZREM', debts, name)
    local record = load(name)
    if not record then
        return
    end
    if record.finish > state.level then
        redis.call('ZADD', debts, digits(record.finish), name)
        return
    end
    record.owing = 0
    store(name, record)
    forget(name)
end

local function shares_pass(per_hour, passed)
    lapse()
    local rise
    rise, state.rest = multiply_divide(per_hour, passed, HOUR, state.rest)
    state.rise = state.rise + rise
    for _ = 1, AT_ONCE do
        local each = math.max(redis.call('HLEN', known), 1)
        rise = math.floor(state.rise / each)
        local first = redis.call('ZRANGE', debts, 0, 0, 'WITHSCORES')
        local step = first[1] and less(tonumber(first[2]), state.level)
        if not step or step > rise then
            state.level = state.level + rise
            state.rise = math.fmod(state.rise, each)
            if redis.call('HLEN', known) == 0 then
                -- Where nobody stands on it, the level may begin again: so it never outgrows a double.
                state.level = 0
            end
            return
        end
        state.rise = state.rise - step * each
        state.level = state.level + step
        clear(first[1])
    end
end

local function admits(start, arrival)
    if line_length() < ROOM then
        return true
    end
    local last, came, name = line_last()
    if start < last or start == last and arrival < came then
        close(name)
        forget(name)
        return true
    end
    return false
end

local function open(name, turn)
    local record = known_now(name, now)
    for field, value in pairs(turn) do
        record[field] = value
    end
    line_insert(record, name)
    if record.watched == 0 then
        record.watched = 1
        redis.call('ZADD', lapses, digits(now + KEPT), name)
    end
    store(name, record)
end

local function take_arrival()
    local arrival = state.arrivals
    state.arrivals = arrival + 1
    return arrival
end

-- The place of whoever asks for an amount now.
local function place(name, amount)
    local arrival, record = take_arrival(), load(name)
    local room = redis.call('HLEN', known) < KNOWN
    if not record or not has_turn(record) then
        local start = record and math.max(record.finish, state.level) or state.level
        if (record or room) and admits(start, arrival) then
            open(name, { start = start, arrival = arrival, amount = amount, lapses = now + KEPT, told = now,
                due = 0, early = 0 })
        end
        return start, arrival
    end
    line_remove(record, name)
    if now < record.told then
        record.early = math.min(record.early + 1, 255)
        if record.early == FORGIVEN + 1 then
            record.start = record.start + record.amount
        end
    end
    record.amount = amount
    line_insert(record, name)
    touch(name)
    store(name, record)
    return record.start, record.arrival
end

local function told(name, wait, again)
    local record = load(name)
    if record and has_turn(record) then
        record.told = now + again
        if record.due == 0 then
            record.lapses = now + wait + KEPT
            record.due = wait == 0 and 1 or 0
        end
        store(name, record)
    end
end

-- The purse.

local act, name, previous = ARGV[2], ARGV[3], ARGV[4]
local amount, per_hour, cap = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])

local function most()
    return cap and math.min(per_hour, cap) or per_hour
end

-- How long until so much is there, and whether it is the day that lacks it.
local function lacking(needed)
    local hour = slice_wait(needed, per_hour)
    local day = cap and day_wait(math.min(needed, cap), cap) or 0
    local wait = math.max(hour, day)
    if wait > 0 or needed > most() then
        return math.max(wait, SECOND), day > hour and 1 or 0
    end
    return nil
end

local function turn()
    local start, arrival = place(name, amount)
    local wait, day = lacking(ahead(start, arrival) + amount)
    if not wait then
        return nil
    end
    local alone = lacking(amount) or 0
    local again = math.max(math.min(wait, LOOK_AGAIN), alone)
    told(name, wait, again)
    return { 1, wait, again, day }
end

-- sweep: forgets whoever has not asked for a day, keeps the rest, and says how many are known. No money moves.
if act == 'sweep' then
    if fresh then
        return 0
    end
    for _, gone in ipairs(redis.call('ZRANGEBYSCORE', seen, '-inf', digits(now - DAY), 'LIMIT', 0, AT_ONCE)) do
        close(gone)
        redis.call('HDEL', known, gone)
        for _, list in ipairs({ seen, debts, lapses }) do
            redis.call('ZREM', list, gone)
        end
    end
    for _, waited in ipairs(redis.call('SMEMBERS', amounts)) do
        redis.call('PEXPIRE', purse .. 'line:' .. waited, LIFE)
    end
    save()
    return redis.call('HLEN', known)
end

if act == 'reserve' and amount > most() then
    return { 2 }
end
shares_pass(per_hour, slice_fill(per_hour))
day_pass()
if redis.call('HEXISTS', known, name) == 0 and previous ~= '' and redis.call('HEXISTS', known, previous) == 1 then
    name = previous
end
local answer
local epoch = math.floor(state.start / SECOND)

-- line_up NAME PREVIOUS AMOUNT PER_HOUR CAP: 0, or 1 and how long until, when to look again, whether it is the day;
-- 2 is never.
if act == 'line_up' then
    local record = load(name)
    if record and record.amount > amount and not lacking(ahead(record.start, record.arrival) + record.amount) then
        amount = record.amount
    end
    if amount > most() then
        answer = { 2 }
    else
        answer = turn()
        if not answer then
            told(name, 0, 0)
            answer = { 0 }
        end
    end
-- reserve, the same: 0, the span of the day and the epoch of the purse.
elseif act == 'reserve' then
    answer = turn()
    if not answer then
        close(name)
        owe(name, amount, now)
        state.there = less(state.there, amount)
        set_spent(0, spent_at(0) + amount)
        answer = { 0, state.span, epoch }
    end
-- settle NAME PREVIOUS UNSPENT PER_HOUR CAP ENDING SPAN EPOCH ACT: not twice, and never into a purse that did not
-- give it.
elseif act == 'settle' then
    local done = not redis.call('SET', PREFIX .. 'done:' .. ARGV[11], '', 'NX', 'PX', 60000)
    if not done and tonumber(ARGV[10]) == epoch then
        slice_put(amount, per_hour)
        local age = less(state.span, tonumber(ARGV[9]))
        if age < SPANS then
            set_spent(age, less(spent_at(age), amount))
        end
        local record = load(name)
        if record then
            record.finish = less(record.finish, amount)
            store(name, record)
        end
        if record and ARGV[8] ~= 'spent' then
            local start, arrival = math.max(record.finish, state.level), take_arrival()
            local anew = ARGV[8] == 'unbilled'
            local till = anew and now + KEPT or record.till
            if not has_turn(record) and till > now and admits(start, arrival) then
                open(name, { start = start, arrival = arrival, amount = amount, lapses = till, told = now, due = 1,
                    early = 0 })
            end
        end
    end
    answer = { 0 }
-- look: what is left for somebody nobody knows, and as for line_up whether an amount could be had.
else
    local meant = ahead(state.level, 9999999999999999)
    local left = cap and math.min(state.there, day_left(cap)) or state.there
    local wait, day = lacking(meant + amount)
    answer = { less(left, meant) }
    if amount > most() then
        answer[2] = 2
    elseif wait then
        answer[2], answer[3], answer[4] = 1, wait, day
    else
        answer[2] = 0
    end
end
save()
return answer
