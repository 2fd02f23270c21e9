-- Who has had how much, and whose turn it is; behind money.lua.

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
