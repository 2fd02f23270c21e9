-- The rates: for each prefix three arrival times, in microseconds and whole ticks, as text in one key that lives until
-- the last of them. The arithmetic is that of the ledger in memory, on whole numbers that a double holds exactly.
--
-- ACT AMOUNT TICK×3, and then for each tier NAME PREVIOUS STEP LIMIT STEP LIMIT STEP LIMIT
local act, amount = ARGV[2], tonumber(ARGV[3])
local ticks = { tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6]) }
local FIRST, WIDTH = 7, 8

local function key(name)
    return PREFIX .. 'rate:' .. name
end

local function parse(text)
    local times = {}
    for time in string.gmatch(text, '%d+') do
        times[#times + 1] = tonumber(time)
    end
    return times
end

-- The record of a tier: yesterday's name counts where today's has none yet.
local function read(at)
    for place = at, at + 1 do
        local text = ARGV[place] ~= '' and redis.call('GET', key(ARGV[place]))
        local times = text and parse(text)
        if times and math.max(times[1], times[2], times[3]) > now then
            return times
        end
    end
    return { 0, 0, 0 }
end

local function write(to, times)
    local last = math.max(times[1], times[2], times[3])
    if last <= now then
        redis.call('DEL', to)
    else
        local text = digits(times[1]) .. ' ' .. digits(times[2]) .. ' ' .. digits(times[3])
        redis.call('SET', to, text, 'PX', millis(last - now))
    end
end

-- One window's decision (GCRA): the later arrival time, or how long to wait; nothing when it never fits.
local function decide(arrival, window, step, limit)
    if amount > limit then
        return nil, nil
    end
    local last = now - now % ticks[window]
    local ahead = math.max(0, arrival - last)
    local wait = ahead + step * (amount - 1) - step * (limit - 1)
    if wait > 0 then
        return nil, wait
    end
    return last + ahead + step * amount, nil
end

if act == 'count' then
    local counted, over = {}, nil
    for at = FIRST, #ARGV, WIDTH do
        local times, longest = read(at), nil
        for window = 1, 3 do
            local step = tonumber(ARGV[at + 2 * window])
            local later, wait = decide(times[window], window, step, tonumber(ARGV[at + 2 * window + 1]))
            if later then
                times[window] = later
            elseif not wait then
                return { 2, window }
            else
                local by = math.ceil(wait / math.max(step, 1))
                wait = math.max(wait, 1000000)
                if not longest or longest[4] <= wait then
                    longest = { 1, (at - FIRST) / WIDTH, window, wait, by }
                end
            end
        end
        if longest and (not over or over[4] <= longest[4]) then
            over = longest
        end
        counted[at] = times
    end
    if over then
        return over
    end
    for at, times in pairs(counted) do
        write(key(ARGV[at]), times)
    end
    return { 0 }
elseif act == 'give' then
    -- The last argument names the act: said again because the answer was lost, it is not done again.
    if not redis.call('SET', PREFIX .. 'done:' .. ARGV[#ARGV], '', 'NX', 'PX', 60000) then
        return { 0 }
    end
    for at = FIRST, #ARGV - 1, WIDTH do
        -- Under both names, or what is left under yesterday's would count once today's has passed.
        for place = at, at + 1 do
            local text = ARGV[place] ~= '' and redis.call('GET', key(ARGV[place]))
            local times = text and parse(text)
            if times then
                for window = 1, 3 do
                    times[window] = math.max(0, times[window] - tonumber(ARGV[at + 2 * window]) * amount)
                end
                write(key(ARGV[place]), times)
            end
        end
    end
    return { 0 }
else
    local answer = { now }
    for at = FIRST, #ARGV, WIDTH do
        local times = read(at)
        for window = 1, 3 do
            answer[#answer + 1] = times[window]
        end
    end
    return answer
end
