-- The requests of programs. Each is a hash: body, turn, leased (it is being answered until then), till, and kept.
-- ACT NAME TURN
local act, key, turn = ARGV[2], PREFIX .. 'request:' .. ARGV[3], ARGV[4]
local body, begun, leased, till = unpack(redis.call('HMGET', key, 'body', 'turn', 'leased', 'till'))
if not till or tonumber(till) <= now then
    redis.call('DEL', key)
    begun = false
end

local function lasts(lease)
    redis.call('HSET', key, 'leased', digits(now + lease), 'till', digits(now + REQUEST))
    redis.call('PEXPIRE', key, millis(REQUEST))
end

-- begin NAME TURN BODY: 0 is the first, 1 runs, 2 is over (with what was kept), 3 is another.
if act == 'begin' then
    if not begun then
        redis.call('HSET', key, 'body', ARGV[5], 'turn', turn)
        lasts(LEASE)
        return { 0 }
    elseif body ~= ARGV[5] then
        return { 3 }
    elseif tonumber(leased) > now then
        return { 1 }
    end
    local kept = redis.call('HGET', key, 'kept')
    return kept and { 2, kept } or { 2 }
end
-- What follows is for whoever began it, and until it is over.
if begun ~= turn or tonumber(leased) <= now then
    return 0
elseif act == 'renew' then
    lasts(LEASE)
-- end NAME TURN [KEPT]
elseif act == 'end' then
    lasts(0)
    if ARGV[5] then
        redis.call('HSET', key, 'kept', ARGV[5])
    end
-- forget NAME TURN
else
    redis.call('DEL', key)
end
return 1
