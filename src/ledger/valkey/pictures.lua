-- Pictures that wait behind links. One hash says of each its state, its end and its room; the pieces of each are a hash
-- of their own.
local act, all = ARGV[2], PREFIX .. 'pictures'

local function pieces(name)
    return PREFIX .. 'picture:' .. name
end

local function drop(name)
    redis.call('HDEL', all, name)
    redis.call('UNLINK', pieces(name))
end

local function put(name, state, span, room)
    redis.call('HSET', all, name, state .. ' ' .. digits(now + span) .. ' ' .. digits(room))
    redis.call('PEXPIRE', all, millis(LINK))
    redis.call('PEXPIRE', pieces(name), millis(span))
end

local function parsed(line)
    local state, till, room = string.match(line, '^(%a+) (%d+) (%d+)$')
    return state, tonumber(till), tonumber(room)
end

-- The room of a picture that is in this state, unless its time has passed.
local function find(name, wanted)
    local line = redis.call('HGET', all, name)
    if not line then
        return nil
    end
    local state, till, room = parsed(line)
    return state == wanted and till > now and room or nil
end

-- How many there are and how much room they have, when those that are over have gone.
local function count()
    local number, bytes, lines = 0, 0, redis.call('HGETALL', all)
    for at = 1, #lines, 2 do
        local _, till, room = parsed(lines[at + 1])
        if till <= now then
            drop(lines[at])
        else
            number, bytes = number + 1, bytes + room
        end
    end
    return number, bytes
end

-- reserve EACH PICTURES BYTES NAME…: room for all of them, or for none.
if act == 'reserve' then
    local each, number, bytes = tonumber(ARGV[3]), count()
    local names = #ARGV - 5
    if number + names > tonumber(ARGV[4]) or bytes + names * each > tonumber(ARGV[5]) then
        return 0
    end
    for at = 6, #ARGV do
        redis.call('UNLINK', pieces(ARGV[at]))
        put(ARGV[at], 'reserved', LEASE, each)
    end
    return 1
-- renew NAME…
elseif act == 'renew' then
    for at = 3, #ARGV do
        local room = find(ARGV[at], 'reserved')
        if room then
            put(ARGV[at], 'reserved', LEASE, room)
        end
    end
    return 1
-- drop NAME…
elseif act == 'drop' then
    for at = 3, #ARGV do
        drop(ARGV[at])
    end
    return 1
elseif act == 'sweep' then
    return (count())
end

local name = ARGV[3]
-- add NAME PLACE PIECE: 0 when it has no room.
if act == 'add' then
    local room, bytes = find(name, 'reserved'), #ARGV[5]
    for _, place in ipairs(redis.call('HKEYS', pieces(name))) do
        bytes = bytes + redis.call('HSTRLEN', pieces(name), place)
    end
    if not room or bytes > room then
        return 0
    end
    redis.call('HSET', pieces(name), ARGV[4], ARGV[5])
    redis.call('PEXPIRE', pieces(name), millis(LEASE))
    return 1
-- keep NAME
elseif act == 'keep' then
    if find(name, 'reserved') then
        local bytes = 0
        for _, piece in ipairs(redis.call('HVALS', pieces(name))) do
            bytes = bytes + #piece
        end
        put(name, 'kept', LINK, bytes)
    end
    return find(name, 'kept') and 1 or 0
-- look NAME: its bytes, nothing where it does not wait.
elseif act == 'look' then
    return find(name, 'kept') or false
-- take NAME: the same, and nobody else gets it.
elseif act == 'take' then
    local room = find(name, 'kept')
    if not room then
        return false
    end
    put(name, 'taken', LEASE, room)
    return room
-- piece NAME PLACE
else
    if not find(name, 'taken') then
        return false
    end
    local piece = redis.call('HGET', pieces(name), ARGV[4])
    redis.call('HDEL', pieces(name), ARGV[4])
    return piece
end
