-- Sessions and challenges: each belongs to a network, and whoever fills the shelf makes room from what is theirs.
--
-- A thing is a hash: its end, its network, its turn and what the caller put into it. Beside it stand three lists,
-- each with the longest life of anything in it: all things by their end, each network's by their turn, and the
-- networks by how many they have.
local act, kind, name = ARGV[2], ARGV[3], ARGV[4]
local shelf = PREFIX .. kind .. ':'
local ends, sizes, turns = shelf .. 'ends', shelf .. 'sizes', shelf .. 'turns'

local function thing(of)
    return shelf .. 'thing:' .. of
end

local function own(network)
    return shelf .. 'network:' .. network
end

local function drop(of, network)
    redis.call('DEL', thing(of))
    redis.call('ZREM', ends, of .. network)
    if redis.call('ZREM', own(network), of) == 1 and tonumber(redis.call('ZINCRBY', sizes, -1, network)) < 1 then
        redis.call('ZREM', sizes, network)
    end
end

local function remove(of)
    local network = redis.call('HGET', thing(of), 'network')
    if network then
        drop(of, network)
    end
end

-- Takes out of the lists what has ended by itself; names and networks are 32 letters each.
local function sweep(most)
    for _, entry in ipairs(redis.call('ZRANGEBYSCORE', ends, '-inf', digits(now), 'LIMIT', 0, most)) do
        drop(string.sub(entry, 1, 32), string.sub(entry, 33))
    end
end

-- A full shelf loses the oldest of the network that fills it; for a network's first, of whoever has the most.
local function make_room(network)
    local from = network
    if redis.call('EXISTS', own(network)) == 0 then
        from = redis.call('ZREVRANGE', sizes, 0, 0)[1]
    end
    local oldest = from and redis.call('ZRANGE', own(from), 0, 0)[1]
    if oldest then
        drop(oldest, from)
    end
end

-- put KIND NAME NETWORK IDLE BOUND LIFE CAPACITY GROUP MOST FIELD VALUE…: it ends after so long, at the latest at the
-- bound where there is one; of a group only so many are kept.
if act == 'put' then
    local network, till, bound = ARGV[5], now + tonumber(ARGV[6]), tonumber(ARGV[7])
    local life, capacity, group, most = tonumber(ARGV[8]), tonumber(ARGV[9]), ARGV[10], tonumber(ARGV[11])
    till = bound and math.min(till, bound) or till
    remove(name)
    if till <= now then
        return 0
    end
    if group ~= '' then
        local members = shelf .. 'group:' .. group
        -- Kept once more under the same name, it is still one.
        redis.call('LREM', members, 0, name)
        if redis.call('RPUSH', members, name) > most then
            remove(redis.call('LPOP', members))
        end
        redis.call('PEXPIRE', members, millis(life))
    end
    sweep(16)
    if redis.call('ZCARD', ends) >= capacity then
        make_room(network)
    end
    local turn = redis.call('INCR', turns)
    local fields = { 'end', digits(till), 'network', network }
    for at = 12, #ARGV do
        fields[#fields + 1] = ARGV[at]
    end
    redis.call('HSET', thing(name), unpack(fields))
    redis.call('PEXPIRE', thing(name), millis(till - now))
    redis.call('ZADD', ends, digits(till), name .. network)
    if redis.call('ZADD', own(network), turn, name) == 1 then
        redis.call('ZINCRBY', sizes, 1, network)
    end
    for _, list in ipairs({ ends, sizes, turns, own(network) }) do
        redis.call('PEXPIRE', list, millis(life))
    end
    return 1
end

-- sweep KIND: says how many there are.
if act == 'sweep' then
    sweep(1000)
    return redis.call('ZCARD', ends)
end

-- left KIND GROUP: how long each of a group still lives, the oldest first. forget KIND GROUP: removes them all.
if act == 'left' or act == 'forget' then
    local members, left = shelf .. 'group:' .. name, {}
    for _, of in ipairs(redis.call('LRANGE', members, 0, -1)) do
        local till = tonumber(redis.call('HGET', thing(of), 'end'))
        if act == 'forget' then
            remove(of)
        elseif till and till > now then
            left[#left + 1] = till - now
        end
    end
    if act == 'forget' then
        redis.call('DEL', members)
    end
    return left
end

local till = tonumber(redis.call('HGET', thing(name), 'end'))
local lives = till and till > now

-- take KIND NAME FIELD: removes it and hands over one of its fields.
if act == 'take' then
    local value = redis.call('HGET', thing(name), ARGV[5])
    remove(name)
    return lives and value or false
elseif not lives then
    return false
-- read KIND NAME FIELD COUNTER
elseif act == 'read' then
    local value = redis.call('HGET', thing(name), ARGV[5])
    return { value, redis.call('HINCRBY', thing(name), ARGV[6], 1) }
-- until KIND NAME: how long it lives if nothing more happens.
elseif act == 'until' then
    return till - now
-- look KIND NAME FIELD…
elseif act == 'look' then
    return redis.call('HMGET', thing(name), unpack(ARGV, 5))
-- touch KIND NAME IDLE LIFE: its end moves, within its life since it was born.
elseif act == 'touch' then
    local born, network = unpack(redis.call('HMGET', thing(name), 'born', 'network'))
    till = math.min(now + tonumber(ARGV[5]), tonumber(born) + tonumber(ARGV[6]))
    redis.call('HSET', thing(name), 'end', digits(till))
    redis.call('PEXPIRE', thing(name), millis(till - now))
    redis.call('ZADD', ends, digits(till), name .. network)
    return 1
end
