#include "store/selfreport/inbox_table.h"

#include "base/json.h"
#include "selfreport/inbox.h"
#include "store/casework/conditions.h"
#include "store/core/stored_text.h"
#include "store/core/work.h"

namespace shouwang::store {

using selfreport::InboxFilter;
using selfreport::Reason;
using selfreport::SelfReport;
using selfreport::State;
using soci::into;
using soci::use;

namespace {

constexpr const char* kNamePlace = "self_report.name";
constexpr const char* kIdPlace = "self_report.id_no";
constexpr const char* kPhonePlace = "self_report.phone";
constexpr const char* kDifficultiesPlace = "self_report.difficulties";
constexpr const char* kTextPlace = "self_report.text";
constexpr const char* kNotePlace = "self_report.note";
constexpr const char* kIdKind = "id";  // the same as in the register
constexpr const char* kReceiptKind = "receipt";

std::string ListToStore(const std::vector<std::string>& texts) {
  return texts.empty() ? std::string() : nlohmann::json(texts).dump();
}

std::vector<std::string> ListFromStore(const std::string& text) {
  if (text.empty()) return {};
  return nlohmann::json::parse(text).get<std::vector<std::string>>();
}

// Rows `c` that the conditions leave.
std::vector<SelfReport> Select(const Work& work, Conditions& where, const std::string& tail) {
  SelfReport row;
  std::string name, id_no, phone, difficulties, text, photos, state, reason, note;
  soci::statement statement(work.sql());
  const auto out = [&statement](auto& variable) { statement.exchange(into(variable)); };
  out(row.id), out(row.version), out(row.division_code), out(name), out(id_no), out(phone), out(difficulties);
  out(text), out(photos), out(row.received_ms), out(state), out(row.household), out(row.clue), out(reason), out(note);
  out(row.settled_ms), out(row.settled_by);
  where.Run(statement,
            "SELECT c.id, c.version, c.division_code, c.name, c.id_no, c.phone, c.difficulties, c.text, c.photos, "
            "c.received_ms, c.state, c.household, c.clue, c.reason, c.note, c.settled_ms, c.settled_by FROM "
            "self_report c",
            tail);
  std::vector<SelfReport> found;
  while (statement.fetch()) {
    const auto open = [&](const char* place, const std::string& sealed) {
      return work.sealer.Open({place, row.id}, sealed);
    };
    row.name = open(kNamePlace, name);
    row.id_no = open(kIdPlace, id_no);
    row.phone = open(kPhonePlace, phone);
    row.difficulties = ListFromStore(open(kDifficultiesPlace, difficulties));
    row.text = open(kTextPlace, text);
    row.photos = DigestsFromStore(photos);
    row.state = selfreport::StateFromName(state).value_or(State::kReceived);
    row.reason = selfreport::ReasonFromName(reason).value_or(Reason::kNone);
    row.note = open(kNotePlace, note);
    found.push_back(row);
  }
  return found;
}

std::optional<SelfReport> First(std::vector<SelfReport> found) {
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

// The public has no scope: what it may ask for is in the question itself.
Conditions Everywhere() { return Conditions::OfPlaces(access::Caller::System("public").scope); }

class InboxTable final : public selfreport::Inbox {
 public:
  explicit InboxTable(Work& work) : work_(work) {}

  std::optional<SelfReport> Find(int64_t id) override {
    Conditions where = Conditions::OfPlaces(work_.caller.scope);
    where.And("c.id = :id", id);
    return First(Select(work_, where, ""));
  }

  std::vector<SelfReport> List(const InboxFilter& filter, int64_t before, int limit) override {
    Conditions where = Conditions::OfPlaces(work_.caller.scope);
    where.InPlace(filter.place).And("c.id < :before", before);
    if (filter.state) where.And("c.state = :state", std::string(Name(*filter.state)));
    return Select(work_, where, "ORDER BY c.id DESC LIMIT " + std::to_string(limit));
  }

  std::vector<SelfReport> OfPerson(const std::string& id_no) override {
    Conditions where = Conditions::OfPlaces(work_.caller.scope);
    where.And("c.id_no_index = :person", work_.sealer.BlindIndex(kIdKind, id_no));
    return Select(work_, where, "ORDER BY c.id DESC");
  }

  bool Save(const SelfReport& report, int64_t expected) override {
    const std::optional<SelfReport> present = Find(report.id);
    if (!present || present->version != expected) return false;
    const int64_t version = expected + 1;
    const std::string state = Name(report.state);
    const std::string reason = Name(report.reason);
    const std::string note = work_.sealer.Seal({kNotePlace, report.id}, report.note);
    work_.sql() << "UPDATE self_report SET version = :version, state = :state, household = :household, clue = :clue, "
                   "reason = :reason, note = :note, settled_ms = :settled, settled_by = :account WHERE id = :id",
        use(version), use(state), use(report.household), use(report.clue), use(reason), use(note),
        use(report.settled_ms), use(report.settled_by), use(report.id);
    return true;
  }

  int64_t Receive(const SelfReport& report) override {
    const int64_t id = work_.numbers->Next();
    const auto seal = [&](const char* place, const std::string& text) { return work_.sealer.Seal({place, id}, text); };
    const int64_t receipt_index = work_.sealer.BlindIndex(kReceiptKind, report.receipt);
    const int64_t id_index = work_.sealer.BlindIndex(kIdKind, report.id_no);
    const std::string name = seal(kNamePlace, report.name);
    const std::string id_no = seal(kIdPlace, report.id_no);
    const std::string phone = seal(kPhonePlace, report.phone);
    const std::string difficulties = seal(kDifficultiesPlace, ListToStore(report.difficulties));
    const std::string text = seal(kTextPlace, report.text);
    const std::string photos = DigestsToStore(report.photos);
    const std::string state = Name(State::kReceived);
    work_.sql() << "INSERT INTO self_report (id, version, division_code, receipt_index, name, id_no, id_no_index, "
                   "phone, difficulties, text, photos, received_ms, state, household, clue, reason, note, settled_ms, "
                   "settled_by) VALUES (:id, 1, :division, :receipt, :name, :id_no, :id_index, :phone, :difficulties, "
                   ":text, :photos, :received, :state, 0, 0, '', '', 0, 0)",
        use(id), use(report.division_code), use(receipt_index), use(name), use(id_no), use(id_index), use(phone),
        use(difficulties), use(text), use(photos), use(report.received_ms), use(state);
    return id;
  }

  std::optional<SelfReport> FindByReceipt(const std::string& receipt) override {
    if (receipt.empty()) return std::nullopt;
    Conditions where = Everywhere();
    where.And("c.receipt_index = :receipt", work_.sealer.BlindIndex(kReceiptKind, receipt));
    return First(Select(work_, where, ""));
  }

  int64_t ReceivedSince(const std::string& division_code, int64_t since_ms) override {
    int64_t count = 0;
    work_.sql() << "SELECT count(*) FROM self_report WHERE division_code = :division AND received_ms >= :since",
        use(division_code), use(since_ms), into(count);
    return count;
  }

 private:
  Work& work_;
};

}  // namespace

std::shared_ptr<selfreport::Inbox> MakeInbox(Work& work) { return std::make_shared<InboxTable>(work); }

}  // namespace shouwang::store
