#include "api/help/measure_draft.h"

#include "api/core/body.h"
#include "api/core/shapes.h"

namespace shouwang::api {

help::MeasureDraft DraftOf(const nlohmann::json& body) {
  help::MeasureDraft draft;
  draft.kind = TextOf(body, "kind");
  draft.risks = body.value("risks", std::vector<std::string>());
  draft.department = TextOf(body, "department");
  draft.content = TextOf(body, "content");
  draft.cents = NumberOf(body, "amount");
  draft.from_on = TextOf(body, "from_on");
  draft.to_on = TextOf(body, "to_on");
  draft.responsible = TextOf(body, "responsible");
  draft.person = NumberOf(body, "person");
  return draft;
}

std::vector<http::Member> MeasureDraftMembers() {
  constexpr size_t kMostRisks = 11;
  return {{"kind", http::Text(1, 30), {}},
          {"risks", http::Array(http::Text(1, 30), 0, kMostRisks), {}},
          {"department", http::Text(1, 60), {}},
          {"content", http::Text(0, 500).Optional(), {}},
          {"amount", http::Cents().Optional(), {}},
          {"from_on", http::Day(), {}},
          {"to_on", http::Day(), {}},
          {"responsible", http::Text(0, 50).Optional(), {}},
          {"person", IdShape().Optional(), {}}};
}

http::Schema MeasureDraftSchema() { return http::Object(MeasureDraftMembers()).Named("HelpMeasureDraft"); }

}  // namespace shouwang::api
