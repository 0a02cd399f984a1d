#include "store/archive/verify_visits.h"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <vector>

#include "base/digest.h"
#include "store/archive/messages.h"
#include "visits/form_json.h"
#include "visits/worksheet.h"

namespace shouwang::store {
namespace {

using policy::VisitForm;
using soci::into;
using soci::use;

constexpr int kVisitsOfAStretch = 500;

struct StoredVisit {
  int64_t id = 0;
  int64_t net_cents = 0;
  int64_t missing = 0;  // of the visits that it names
  std::string form;
  std::string content;
};

class VisitVerification {
 public:
  VisitVerification(Connection& connection, const seal::Sealer& sealer, const VisitWatch& watch)
      : connection_(connection), sealer_(sealer), watch_(watch) {}

  bool Run() {
    int64_t after = INT64_MIN;
    for (;;) {
      if (!watch_.go_on()) return false;
      const std::vector<StoredVisit> visits = Stretch(after);
      if (visits.empty()) return true;
      for (const StoredVisit& visit : visits) LookAt(visit);
      after = visits.back().id;
    }
  }

 private:
  std::vector<StoredVisit> Stretch(int64_t after) {
    std::vector<StoredVisit> visits;
    StoredVisit row;
    soci::statement statement =
        (connection_.sql.prepare
             << "SELECT v.id, v.net_cents, (CASE WHEN v.base <> 0 AND NOT EXISTS (SELECT 1 FROM visit b WHERE b.id = "
                "v.base) THEN 1 ELSE 0 END) + (CASE WHEN v.against <> 0 AND NOT EXISTS (SELECT 1 FROM visit a WHERE "
                "a.id = v.against) THEN 1 ELSE 0 END), v.form, v.content FROM visit v WHERE v.id > :after ORDER BY "
                "v.id LIMIT :most",
         into(row.id), into(row.net_cents), into(row.missing), into(row.form), into(row.content), use(after),
         use(kVisitsOfAStretch));
    statement.execute();
    while (statement.fetch()) visits.push_back(row);
    return visits;
  }

  void LookAt(const StoredVisit& visit) {
    const std::string where = fmt::format("visit/{}", visit.id);
    if (visit.missing != 0) watch_.fault(message::kVisitAlone, where);
    const VisitForm* form = FindForm(visit.form);
    if (form == nullptr) return;
    const std::optional<visits::Content> content = Open(visit);
    // One that does not open has been said already.
    if (!content) return;
    if (visits::SumsOf(*form, content->amounts).Net() != visit.net_cents) watch_.fault(message::kVisitDiffers, where);
  }

  std::optional<visits::Content> Open(const StoredVisit& visit) {
    try {
      Result<visits::Content> content =
          visits::ContentFromJson(sealer_.Open({"visit.content", visit.id}, visit.content));
      if (content) return std::move(*content);
    } catch (const seal::SealError&) {
      return std::nullopt;
    }
    watch_.fault(message::kVisitDiffers, fmt::format("visit/{}", visit.id));
    return std::nullopt;
  }

  const VisitForm* FindForm(const std::string& digest) {
    auto found = forms_.find(digest);
    if (found == forms_.end()) found = forms_.emplace(digest, ReadForm(digest)).first;
    return found->second ? &*found->second : nullptr;
  }

  std::optional<VisitForm> ReadForm(const std::string& digest) {
    std::string body;
    connection_.sql << "SELECT body FROM visit_form_version WHERE digest = :digest", use(digest), into(body);
    Result<VisitForm> form = visits::FormFromJson(body);
    if (form && Sha256Hex(body) == digest) return std::move(*form);
    watch_.fault(message::kVisitFormBroken, fmt::format("visit_form_version/{}", digest));
    return std::nullopt;
  }

  Connection& connection_;
  const seal::Sealer& sealer_;
  const VisitWatch& watch_;
  std::map<std::string, std::optional<VisitForm>> forms_;
};

}  // namespace

bool VerifyVisits(Connection& connection, const seal::Sealer& sealer, const VisitWatch& watch) {
  return VisitVerification(connection, sealer, watch).Run();
}

}  // namespace shouwang::store
