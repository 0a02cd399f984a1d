-- One operation for wrk: `-- OPERATION TOKEN FILE`. FILE holds one path suffix a line (see api.py): an id, a list's query,
-- or for answers an id, the version that was read and the token of who answers.
local lines = {}
local today = os.date("!%Y-%m-%d")
local operation
local index = 0
local threads = 0

function setup(thread)
  thread:set("first", threads)
  threads = threads + 1
  thread:set("step", 1)
  for _, other in ipairs(all or {}) do other:set("step", threads) end
  all = all or {}
  table.insert(all, thread)
  for _, other in ipairs(all) do other:set("step", threads) end
end

function init(args)
  operation = args[1]
  wrk.headers["Authorization"] = "Bearer " .. args[2]
  for line in io.lines(args[3]) do table.insert(lines, line) end
  index = first
end

-- Every thread walks its own lines, so that no clue is answered twice.
function request()
  local line = lines[index % #lines + 1]
  index = index + step
  if operation == "read" then
    return wrk.format("GET", "/api/v1/households/" .. line)
  elseif operation == "list" then
    return wrk.format("GET", "/api/v1/clues?" .. line)
  end
  local id, version, token = line:match("(%d+) (%d+) (%S+)")
  local headers = { ["Authorization"] = "Bearer " .. token, ["Content-Type"] = "application/json",
                    ["If-Match"] = '"' .. version .. '"' }
  return wrk.format("POST", "/api/v1/clues/" .. id .. "/answer", headers,
    '{"verdict":"confirmed","note":"入户核实，住院一次，自付较多","checker":"李四","visited_on":"' .. today .. '"}')
end

function done(summary, latency, requests)
  io.write(string.format(
    '\nRESULT {"requests":%d,"seconds":%.3f,"p50_ms":%.3f,"p99_ms":%.3f,"refused":%d,"broken":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    summary.errors.status, summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
