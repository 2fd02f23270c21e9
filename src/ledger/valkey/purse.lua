-- What is asked of the purse; behind money.lua and shares.lua.

local act, name, previous = ARGV[2], ARGV[3], ARGV[4]
local amount, per_hour, cap = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])

local function most()
    return cap and math.min(per_hour, cap) or per_hour
end

-- How long until so much is there, and whether it is the day that lacks it.
local function lacking(needed)
    local hour = slice_wait(needed, per_hour)
    local day = cap and day_wait(state, math.min(needed, cap), cap) or 0
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

-- Whether what ARGV[11] names was done before.
local function done()
    return not redis.call('SET', PREFIX .. 'done:' .. ARGV[11], '', 'NX', 'PX', 60000)
end

local epoch = math.floor(state.start / SECOND)

-- reserve_own NAME '' AMOUNT '' CAP: as reserve, out of a client's own day alone.
-- give_back_own NAME '' AMOUNT '' '' '' SPAN EPOCH ACT
if act == 'reserve_own' or act == 'give_back_own' then
    local own, day, answer = purse .. 'own:' .. name, { span = 0 }, { 0 }
    local fields = redis.call('HGETALL', own)
    for at = 1, #fields, 2 do
        day[fields[at]] = tonumber(fields[at + 1])
    end
    day_pass(day, own)
    if act == 'give_back_own' then
        local age = less(day.span, tonumber(ARGV[9]))
        if not done() and tonumber(ARGV[10]) == epoch and age < SPANS then
            set_spent(day, own, age, less(spent_at(day, age), amount))
        end
    elseif amount > cap then
        answer = { 2 }
    elseif day_left(day, cap) >= amount then
        set_spent(day, own, 0, spent_at(day, 0) + amount)
        answer = { 0, day.span, epoch }
    else
        local wait = math.max(day_wait(day, amount, cap), SECOND)
        answer = { 1, wait, wait, 1 }
    end
    if counted(day) == 0 then
        redis.call('DEL', own)
    else
        for field, value in pairs(day) do
            redis.call('HSET', own, field, digits(value))
        end
        redis.call('PEXPIRE', own, millis(DAY + SPAN))
    end
    save()
    return answer
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

-- share NAME PREVIOUS: whether a turn is kept, whether more was had than a share, and how long until it is forgotten.
if act == 'share' then
    local record = load(name)
    if not record and previous ~= '' then
        name, record = previous, load(previous)
    end
    local left = record and tonumber(redis.call('ZSCORE', seen, name) or 0) + DAY - now
    if not left or left <= 0 then
        return {}
    end
    return { has_turn(record) and 1 or 0, record.owing, left }
end

if act == 'reserve' and amount > most() then
    return { 2 }
end
shares_pass(per_hour, slice_fill(per_hour))
day_pass(state, main)
if redis.call('HEXISTS', known, name) == 0 and previous ~= '' and redis.call('HEXISTS', known, previous) == 1 then
    name = previous
end
local answer

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
        set_spent(state, main, 0, spent_at(state, 0) + amount)
        answer = { 0, state.span, epoch }
    end
-- settle NAME PREVIOUS UNSPENT PER_HOUR CAP ENDING SPAN EPOCH ACT: not twice, and never into a purse that did not
-- give it.
elseif act == 'settle' then
    if not done() and tonumber(ARGV[10]) == epoch then
        slice_put(amount, per_hour)
        local age = less(state.span, tonumber(ARGV[9]))
        if age < SPANS then
            set_spent(state, main, age, less(spent_at(state, age), amount))
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
    local left = cap and math.min(state.there, day_left(state, cap)) or state.there
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
