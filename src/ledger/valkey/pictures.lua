-- Pictures that wait behind links. One hash says of each its state, its end, its room and whose it is; the pieces of each
-- are a hash of their own.
local act, all = ARGV[2], PREFIX .. 'pictures'

local function pieces(name)
    return PREFIX .. 'picture:' .. name
end

local function drop(name)
    redis.call('HDEL', all, name)
    redis.call('UNLINK', pieces(name))
end

local function put(name, state, span, room, owner)
    redis.call('HSET', all, name, state .. ' ' .. digits(now + span) .. ' ' .. digits(room) .. ' ' .. owner)
    redis.call('PEXPIRE', all, millis(LINK))
    redis.call('PEXPIRE', pieces(name), millis(span))
end

local function parsed(line)
    local state, till, room, owner = string.match(line, '^(%a+) (%d+) (%d+) (%x+)$')
    return state, tonumber(till), tonumber(room), owner
end

-- The room and the owner of a picture that is in this state, unless its time has passed.
local function find(name, wanted)
    local line = redis.call('HGET', all, name)
    if not line then
        return nil
    end
    local state, till, room, owner = parsed(line)
    if state == wanted and till > now then
        return room, owner
    end
    return nil
end

-- How many there are and how much room they have, in all and of one owner, when those that are over have gone.
local function count(owner)
    local all_taken, own = { pictures = 0, bytes = 0 }, { pictures = 0, bytes = 0 }
    local lines = redis.call('HGETALL', all)
    for at = 1, #lines, 2 do
        local _, till, room, whose = parsed(lines[at + 1])
        if till <= now then
            drop(lines[at])
        else
            for _, taken in ipairs({ all_taken, whose == owner and own or nil }) do
                taken.pictures, taken.bytes = taken.pictures + 1, taken.bytes + room
            end
        end
    end
    return all_taken, own
end

-- reserve EACH PICTURES BYTES SHARE OWNER NAME…: room for all of them, or for none. An owner has at most SHARE times what
-- it leaves free, but one picture where it has none.
if act == 'reserve' then
    local each, share, owner = tonumber(ARGV[3]), tonumber(ARGV[6]), ARGV[7]
    local taken, own = count(owner)
    local names = #ARGV - 7
    local first = own.pictures == 0 and names == 1
    local function fits(most, what, wanted)
        local left = most - taken[what] - wanted
        return left >= 0 and (first or own[what] + wanted <= left * share)
    end
    if not fits(tonumber(ARGV[4]), 'pictures', names) or not fits(tonumber(ARGV[5]), 'bytes', names * each) then
        return 0
    end
    for at = 8, #ARGV do
        redis.call('UNLINK', pieces(ARGV[at]))
        put(ARGV[at], 'reserved', LEASE, each, owner)
    end
    return 1
-- renew NAME…
elseif act == 'renew' then
    for at = 3, #ARGV do
        local room, owner = find(ARGV[at], 'reserved')
        if room then
            put(ARGV[at], 'reserved', LEASE, room, owner)
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
    return count('').pictures
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
    local room, owner = find(name, 'reserved')
    if room then
        local bytes = 0
        for _, piece in ipairs(redis.call('HVALS', pieces(name))) do
            bytes = bytes + #piece
        end
        put(name, 'kept', LINK, bytes, owner)
    end
    return find(name, 'kept') and 1 or 0
-- look NAME: its bytes, nothing where it does not wait.
elseif act == 'look' then
    return (find(name, 'kept')) or false
-- take NAME: the same, and nobody else gets it.
elseif act == 'take' then
    local room, owner = find(name, 'kept')
    if not room then
        return false
    end
    put(name, 'taken', LEASE, room, owner)
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
