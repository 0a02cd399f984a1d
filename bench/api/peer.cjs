// The peer of script/bench api: what a good web developer writes in a day with Fastify and better-sqlite3.
//
//   node peer.cjs fill DB HOUSEHOLDS CLUES [records]    a county of made-up people; prints the token to use
//   node peer.cjs serve DB PORT [PROCESSES]
//
// It does what ours does for the three operations: bearer token → session → account, scope by division in every query,
// ids and phones masked by role, an answer checked against a schema, one durable transaction with an audit row in a
// chain of HMACs, optimistic version, cursor paging by key. It leaves out sealed columns, idempotency keys, metrics, logs
// and second factors. With `records` it keeps what ours keeps of an answer: a line of the clue's history, the indexes that
// lists by state and counts by place need, and those by which the audit trail is searched.
"use strict";

const cluster = require("node:cluster");
const crypto = require("node:crypto");
const Database = require("better-sqlite3");

const TOKEN = "bench-peer-token-0123456789abcdef0123456789abcdef";
const AUDIT_KEY = crypto.createHash("sha256").update("bench-peer-audit-key").digest();
const COUNTY = "530326";
const MEMBERS = 3;

const hash = (text) => crypto.createHash("sha256").update(text).digest("hex");

function open(path) {
  const db = new Database(path, { timeout: 10000 });
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.pragma("cache_size = -65536");
  db.pragma("mmap_size = 1073741824");
  return db;
}

function residentId(number) {
  const first = COUNTY + "1980" + "0101" + String(number % 1000).padStart(3, "0");
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = [...first].reduce((total, digit, i) => total + Number(digit) * weights[i], 0);
  return first + "10X98765432"[sum % 11];
}

const RECORDS = `
  CREATE TABLE clue_event(clue INTEGER, version INTEGER, time_ms INTEGER, account INTEGER, login TEXT, action TEXT, detail TEXT,
    PRIMARY KEY(clue, version));
  CREATE INDEX clue_by_due ON clue(state, due_on, rule, division_code, id);
  CREATE INDEX clue_by_place ON clue(division_code, rule, state, due_on);
  CREATE INDEX clue_by_answered ON clue(answered_ms) WHERE answered_ms > 0;
  CREATE INDEX audit_by_account ON audit(account, id);
  CREATE INDEX audit_by_object ON audit(object, id);
  CREATE INDEX audit_by_action ON audit(action, id);`;

function fill(path, households, clues, records) {
  const db = open(path);
  db.pragma("synchronous = OFF");
  db.exec(`
    CREATE TABLE account(id INTEGER PRIMARY KEY, login TEXT UNIQUE, role TEXT, low TEXT, high TEXT, enabled INTEGER);
    CREATE TABLE session(token_hash TEXT PRIMARY KEY, account INTEGER REFERENCES account(id), expires_ms INTEGER);
    CREATE TABLE household(id INTEGER PRIMARY KEY, household_id TEXT UNIQUE, division_code TEXT, village_group TEXT,
      household_type TEXT, residency TEXT, phone TEXT, category TEXT, version INTEGER);
    CREATE TABLE person(id INTEGER PRIMARY KEY, household INTEGER REFERENCES household(id), name TEXT, id_no TEXT, sex TEXT,
      birth_date TEXT, relation TEXT, status TEXT, health TEXT, labour TEXT, version INTEGER);
    CREATE TABLE income(id INTEGER PRIMARY KEY, household INTEGER REFERENCES household(id), year INTEGER, wage INTEGER,
      business INTEGER, property INTEGER, transfer INTEGER, expense INTEGER);
    CREATE TABLE clue(id INTEGER PRIMARY KEY, household INTEGER, household_id TEXT, division_code TEXT, rule TEXT, title TEXT,
      state TEXT, due_on TEXT, explanation TEXT, verdict TEXT, note TEXT, checker TEXT, visited_on TEXT, answered_by INTEGER,
      answered_ms INTEGER, version INTEGER);
    CREATE TABLE audit(id INTEGER PRIMARY KEY, time_ms INTEGER, account INTEGER, address TEXT, action TEXT, object TEXT,
      mac TEXT);`);
  db.transaction(() => {
    db.prepare("INSERT INTO account VALUES(1, 'county', 'county', ?, ?, 1)").run(COUNTY, COUNTY + "~");
    db.prepare("INSERT INTO session VALUES(?, 1, ?)").run(hash(TOKEN), Date.now() + 86400_000);
    const household = db.prepare("INSERT INTO household VALUES(?, ?, ?, '3组', '脱贫户', '常住', ?, '边缘易致贫户', 1)");
    const person = db.prepare(
      "INSERT INTO person VALUES(NULL, ?, ?, ?, '男', '1980-01-01', ?, '在户', '健康', '普通劳动力', 1)");
    const income = db.prepare("INSERT INTO income VALUES(NULL, ?, 2022, 1200000, 300000, 0, 150000, 80000)");
    const relations = ["户主", "配偶", "子女"];
    for (let i = 1; i <= households; i++) {
      const village = COUNTY + String(100 + (i % 20)) + String(200 + (i % 50));
      household.run(i, `H${String(i).padStart(8, "0")}`, village, "1380000" + String(i % 10000).padStart(4, "0"));
      for (let m = 0; m < MEMBERS; m++) person.run(i, "张三丰", residentId(i * MEMBERS + m), relations[m]);
      income.run(i);
    }
    const clue = db.prepare(`INSERT INTO clue VALUES(?, ?, ?, ?, 'HZ-R03', '因病支出较大', 'sent', '2022-06-15',
      '医疗自付 52,300 元，超过预警线 50,000 元', '', '', '', '', 0, 0, 1)`);
    for (let i = 1; i <= clues; i++) {
      const home = 1 + (i % households);
      clue.run(i, home, `H${String(home).padStart(8, "0")}`, COUNTY + String(100 + (home % 20)) + String(200 + (home % 50)));
    }
  })();
  db.exec(`CREATE INDEX person_of ON person(household); CREATE INDEX income_of ON income(household, year);
    CREATE INDEX clue_list ON clue(due_on, id); ${records ? RECORDS : ""} ANALYZE;`);
  db.pragma("wal_checkpoint(TRUNCATE)");
  db.close();
  console.log(JSON.stringify({ token: TOKEN }));
}

const maskId = (text) => text.slice(0, 6) + "*".repeat(8) + text.slice(-4);
const maskPhone = (text) => text.slice(0, 3) + "****" + text.slice(-4);

const ANSWER = {
  type: "object",
  required: ["verdict", "note"],
  properties: {
    verdict: { type: "string", enum: ["confirmed", "refuted", "resolved"] },
    note: { type: "string", minLength: 1, maxLength: 2000 },
    checker: { type: "string", maxLength: 50 },
    visited_on: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" },
  },
};

function serve(path, port) {
  const db = open(path);
  const app = require("fastify")({ logger: false, bodyLimit: 1048576 });
  const findSession = db.prepare(`SELECT a.id, a.role, a.low, a.high, s.expires_ms FROM session s
    JOIN account a ON a.id = s.account WHERE s.token_hash = ? AND a.enabled = 1`);
  const findHousehold = db.prepare("SELECT * FROM household WHERE id = ? AND division_code >= ? AND division_code < ?");
  const findMembers = db.prepare("SELECT * FROM person WHERE household = ? ORDER BY id");
  const findIncome = db.prepare("SELECT * FROM income WHERE household = ? ORDER BY year DESC LIMIT 1");
  const findClue = db.prepare("SELECT state, version FROM clue WHERE id = ? AND division_code >= ? AND division_code < ?");
  const answerClue = db.prepare(`UPDATE clue SET state = 'answered', verdict = ?, note = ?, checker = ?, visited_on = ?,
    answered_by = ?, answered_ms = ?, version = version + 1 WHERE id = ? AND version = ?`);
  const keepsRecords = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'clue_event'").get() !== undefined;
  const addEvent = keepsRecords && db.prepare("INSERT INTO clue_event VALUES(?, ?, ?, ?, 'county', 'answer', ?)");
  const lastMac = db.prepare("SELECT mac FROM audit ORDER BY id DESC LIMIT 1");
  const addAudit = db.prepare("INSERT INTO audit VALUES(NULL, ?, ?, ?, ?, ?, ?)");
  const columns = "id, household, household_id, division_code, rule, title, state, due_on, explanation, version";
  const firstPage = db.prepare(`SELECT ${columns} FROM clue WHERE division_code >= ? AND division_code < ?
    ORDER BY due_on, id LIMIT ?`);
  // Not (due_on, id) > (?, ?): SQLite would look up the day only and walk from its first clue.
  const sameDay = db.prepare(`SELECT ${columns} FROM clue WHERE due_on = ? AND id > ? AND division_code >= ? AND division_code < ?
    ORDER BY id LIMIT ?`);
  const laterDays = db.prepare(`SELECT ${columns} FROM clue WHERE due_on > ? AND division_code >= ? AND division_code < ?
    ORDER BY due_on, id LIMIT ?`);
  const nextPage = ([day, id], low, high, limit) => {
    const items = sameDay.all(day, id, low, high, limit);
    return items.length === limit ? items : items.concat(laterDays.all(day, low, high, limit - items.length));
  };

  app.addHook("onRequest", async (request, reply) => {
    const header = request.headers.authorization ?? "";
    const session = header.startsWith("Bearer ") ? findSession.get(hash(header.slice(7))) : undefined;
    if (!session || session.expires_ms < Date.now()) return reply.code(401).send({ code: "unauthenticated" });
    request.caller = session;
  });

  app.get("/api/v1/households/:id", async (request, reply) => {
    const { low, high } = request.caller;
    const home = findHousehold.get(Number(request.params.id), low, high);
    if (!home) return reply.code(404).send({ code: "not-found" });
    const income = findIncome.get(home.id);
    const members = findMembers.all(home.id).map((one) => ({ ...one, id_no: maskId(one.id_no) }));
    reply.header("etag", `"${home.version}"`).header("cache-control", "no-store");
    return { ...home, phone: maskPhone(home.phone), income, members };
  });

  const change = db.transaction((caller, id, expected, body, address) => {
    const clue = findClue.get(id, caller.low, caller.high);
    if (!clue) return 404;
    if (expected !== undefined && clue.version !== expected) return 412;
    if (clue.state !== "sent") return 409;
    const now = Date.now();
    answerClue.run(body.verdict, body.note, body.checker ?? "", body.visited_on ?? "", caller.id, now, id, clue.version);
    if (keepsRecords) addEvent.run(id, clue.version + 1, now, caller.id, JSON.stringify(body));
    const row = [now, caller.id, address, "clue.answer", `clue/${id}`];
    const before = lastMac.get()?.mac ?? "";
    addAudit.run(...row, crypto.createHmac("sha256", AUDIT_KEY).update(before + JSON.stringify(row)).digest("hex"));
    return clue.version + 1;
  });

  app.post("/api/v1/clues/:id/answer", { schema: { body: ANSWER } }, async (request, reply) => {
    const match = request.headers["if-match"];
    const expected = match === undefined ? undefined : Number(match.replaceAll('"', ""));
    const id = Number(request.params.id);
    const result = change.immediate(request.caller, id, expected, request.body, request.ip);
    if (result >= 400 && [404, 409, 412].includes(result)) return reply.code(result).send({ code: "refused" });
    reply.header("etag", `"${result}"`);
    return { id, state: "answered", verdict: request.body.verdict, version: result };
  });

  app.get("/api/v1/clues", async (request) => {
    const { low, high } = request.caller;
    const limit = Math.min(Number(request.query.limit ?? 50), 200);
    const cursor = request.query.cursor && JSON.parse(Buffer.from(request.query.cursor, "base64url"));
    const items = cursor ? nextPage(cursor, low, high, limit) : firstPage.all(low, high, limit);
    const last = items.at(-1);
    const next = items.length === limit ? Buffer.from(JSON.stringify([last.due_on, last.id])).toString("base64url") : null;
    return { items, next };
  });

  app.listen({ host: "127.0.0.1", port: Number(port) });
}

const [mode, path, first, second, third] = process.argv.slice(2);
if (mode === "fill") {
  fill(path, Number(first), Number(second), third === "records");
} else if (cluster.isPrimary && Number(second ?? 1) > 1) {
  for (let i = 0; i < Number(second); i++) cluster.fork();
} else {
  serve(path, first);
}
