-- Reads the addresses in PATH_LIST (spaces between) by turns, for the account whose token is TOKEN; without a token for nobody.
local token = os.getenv("TOKEN")
local headers = {}
if token ~= nil and token ~= "" then headers["Authorization"] = "Bearer " .. token end
local requests, at = {}, 0

function init()
    for path in os.getenv("PATH_LIST"):gmatch("%S+") do requests[#requests + 1] = wrk.format("GET", path, headers) end
end

function request()
    at = at % #requests + 1
    return requests[at]
end

function done(summary, latency)
    local e = summary.errors
    io.write(string.format("RESULT %d %d %d %d %d\n",
        summary.requests, summary.duration, e.status, e.connect + e.read + e.write + e.timeout, latency:percentile(99)))
end
