-- Orders that all differ: another phone, other words, the communities of the county by turns.
-- Taken from the environment: COMMUNITIES (codes, separated by commas), WISHED_AT, FIRST (the first order's number).
local communities = {}
for code in os.getenv("COMMUNITIES"):gmatch("[^,]+") do communities[#communities + 1] = code end
local wished, first = os.getenv("WISHED_AT"), tonumber(os.getenv("FIRST"))
local headers = { ["Content-Type"] = "application/json" }
local at = first

function request()
    at = at + 1
    local body = string.format(
        '{"community":"%s","category":"urgent-repair","words":"水管漏水，第%d单","name":"居民%d","phone":"120%08d","address":"%d号楼%d单元","wishedAt":"%s"}',
        communities[at % #communities + 1], at, at, at % 100000000, at % 97 + 1, at % 5 + 1, wished)
    return wrk.format("POST", nil, headers, body)
end

function done(summary, latency)
    local e = summary.errors
    io.write(string.format("RESULT %d %d %d %d %d\n",
        summary.requests, summary.duration, e.status, e.connect + e.read + e.write + e.timeout, latency:percentile(99)))
end
