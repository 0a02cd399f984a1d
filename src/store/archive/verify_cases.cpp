#include "store/archive/verify_cases.h"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <vector>

#include "base/digest.h"
#include "procedure/procedure_json.h"
#include "store/archive/messages.h"
#include "store/casework/case_row.h"

namespace shouwang::store {
namespace {

using casework::CaseFile;
using policy::Procedure;
using procedure::CaseState;
using procedure::Event;
using procedure::EventKind;
using soci::into;
using soci::use;

constexpr int kCasesOfAStretch = 500;

// A case as the database has it. Nothing for the events when one of them does not open.
struct StoredCase {
  CaseFile file;
  std::string status;  // as stored
  std::optional<std::vector<Event>> events = std::vector<Event>();
};

class CaseVerification {
 public:
  CaseVerification(Connection& connection, const seal::Sealer& sealer, const CaseWatch& watch)
      : connection_(connection), sealer_(sealer), watch_(watch) {}

  bool Run() {
    int64_t after = INT64_MIN;
    for (;;) {
      if (!watch_.go_on()) return false;
      const std::map<int64_t, StoredCase> cases = Stretch(after);
      if (cases.empty()) return true;
      for (const auto& [id, stored] : cases) LookAt(stored);
      after = cases.rbegin()->first;
    }
  }

 private:
  std::map<int64_t, StoredCase> Stretch(int64_t after) {
    std::map<int64_t, StoredCase> cases;
    CaseRow row;
    soci::statement files(connection_.sql);
    row.BindTo(files);
    files.exchange(use(after));
    files.exchange(use(kCasesOfAStretch));
    files.alloc();
    files.prepare(std::string("SELECT ") + kCaseColumns +
                  " FROM case_file c WHERE c.id > :after ORDER BY c.id LIMIT :most");
    files.define_and_bind();
    files.execute();
    while (files.fetch()) {
      StoredCase& stored = cases[row.file.id];
      stored.file = row.Read();
      stored.status = row.status;
    }
    if (!cases.empty()) ReadEvents(cases);
    return cases;
  }

  void ReadEvents(std::map<int64_t, StoredCase>& cases) {
    const int64_t first = cases.begin()->first;
    const int64_t last = cases.rbegin()->first;
    EventRow row;
    soci::statement events(connection_.sql);
    row.BindTo(events);
    events.exchange(use(first));
    events.exchange(use(last));
    events.alloc();
    events.prepare(std::string("SELECT ") + kEventColumns +
                   " FROM case_event WHERE case_file BETWEEN :first AND :last ORDER BY case_file, number");
    events.define_and_bind();
    events.execute();
    while (events.fetch()) {
      const auto stored = cases.find(row.case_file);
      if (stored == cases.end() || !stored->second.events) continue;
      try {
        stored->second.events->push_back(row.Read(sealer_));
      } catch (const seal::SealError&) {
        stored->second.events.reset();
      }
    }
  }

  void LookAt(const StoredCase& stored) {
    const int64_t id = stored.file.id;
    if (!stored.events) return watch_.fault(message::kCaseEventBroken, fmt::format("case_event/{}", id));
    for (const Event& event : *stored.events) LookAtFiles(id, event);
    CaseState state;
    const Procedure* procedure = Replay(*stored.events, state);
    if (procedure == nullptr) return watch_.fault(message::kCaseEventMissing, fmt::format("case_event/{}", id));
    const std::string differs = Difference(stored, state, *procedure);
    if (differs.empty()) return;
    watch_.fault(fmt::format(fmt::runtime(message::kCaseDiffers), differs), fmt::format("case_file/{}", id));
  }

  void LookAtFiles(int64_t id, const Event& event) {
    for (const std::string& digest : event.attachments) {
      if (!watch_.is_kept(digest)) {
        return watch_.fault(message::kFileMissing, fmt::format("case_event.detail/{}/{}", id, event.number));
      }
    }
  }

  // The version the case goes by at the end; nothing when the events are no whole case.
  const Procedure* Replay(const std::vector<Event>& events, CaseState& state) {
    const Procedure* procedure = nullptr;
    for (const Event& event : events) {
      const bool starts = event.kind == EventKind::kStarted;
      if (event.number != state.version + 1 || starts != (state.version == 0)) return nullptr;
      if (starts || event.kind == EventKind::kMoved) procedure = FindProcedure(event.ref);
      if (procedure == nullptr) return nullptr;
      procedure::Apply(state, event, *procedure);
    }
    return procedure;
  }

  // What is not as the events say, by the names of the columns.
  static std::string Difference(const StoredCase& stored, const CaseState& state, const Procedure& procedure) {
    const CaseFile& file = stored.file;
    const bool open = state.status == procedure::CaseStatus::kOpen;
    std::string names;
    const auto compare = [&names](bool same, const char* name) {
      if (!same) names += (names.empty() ? "" : " ") + std::string(name);
    };
    compare(file.version == state.version, "version");
    compare(stored.status == Name(state.status), "status");
    compare(file.step == state.step, "step");
    compare(file.held == (open && state.is_held()), "held");
    compare(file.excluded == state.excluded, "excluded");
    compare(file.procedure == state.procedure, "procedure_digest");
    compare(file.kind == procedure.kind, "kind");
    return names;
  }

  const Procedure* FindProcedure(const std::string& digest) {
    auto found = procedures_.find(digest);
    if (found == procedures_.end()) found = procedures_.emplace(digest, ReadProcedure(digest)).first;
    return found->second ? &*found->second : nullptr;
  }

  std::optional<Procedure> ReadProcedure(const std::string& digest) {
    std::string body;
    connection_.sql << "SELECT body FROM procedure_version WHERE digest = :digest", use(digest), into(body);
    Result<Procedure> procedure = procedure::ProcedureFromJson(body);
    if (procedure && Sha256Hex(body) == digest) return std::move(*procedure);
    watch_.fault(message::kProcedureBroken, fmt::format("procedure_version/{}", digest));
    return std::nullopt;
  }

  Connection& connection_;
  const seal::Sealer& sealer_;
  const CaseWatch& watch_;
  std::map<std::string, std::optional<Procedure>> procedures_;
};

}  // namespace

bool VerifyCases(Connection& connection, const seal::Sealer& sealer, const CaseWatch& watch) {
  return CaseVerification(connection, sealer, watch).Run();
}

}  // namespace shouwang::store
