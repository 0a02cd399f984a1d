#include "api/intake/policy_shapes.h"

#include <utility>
#include <vector>

#include "api/core/shapes.h"
#include "api/intake/messages.h"

namespace shouwang::api {
namespace {

using namespace http;  // NOLINT: the words of schemas

Schema CitationSchema() {
  return Object({{"source", Text(), {}}, {"title", Text(), {}}, {"where", Text(), {}}}).Named("Citation");
}

std::vector<Member> HeadMembers() {
  return {{"id", Text(), {}},
          {"version", Text(), {}},
          {"name", Text(), {}},
          {"region", Text(), {}},
          {"hash", Text(), {}},
          {"valid_from", Day(), {}},
          {"valid_to", Day().Nullable(), {}},
          {"builds_on", TextsShape(), {}},
          {"rule_count", CountShape(), {}},
          {"parameter_count", CountShape(), {}}};
}

Schema RuleSchema() {
  return Object({{"id", Text(), {}},
                 {"title", Text(), {}},
                 {"kind", RuleKindShape(), {}},
                 {"level", Choice({"household", "person"}), {}},
                 {"risk", Text(), {}},
                 {"below_line", Boolean(), {}},
                 {"when", Text(), {}},
                 {"requires", TextsShape(), {}},
                 {"requires_any_department", Boolean(), {}},
                 {"explain", Text(), {}},
                 {"advice", Text(), {}},
                 {"false_positive", Text(), {}},
                 {"citation", CitationSchema(), {}}})
      .Named("PolicyRule");
}

Schema ParameterSchema() {
  const Schema value = Object({{"from", Day(), {}},
                               {"case", Text(), message::kCase},
                               {"value", Text(), {}},
                               {"citation", CitationSchema(), {}}})
                           .Named("PolicyParameterValue");
  return Object({{"name", Text(), {}}, {"title", Text(), {}}, {"unit", Text(), {}}, {"values", Array(value), {}}})
      .Named("PolicyParameter");
}

// Before, after, came in, went out.
std::vector<Member> ShiftMembers() {
  return {
      {"before", CountShape(), {}}, {"after", CountShape(), {}}, {"in", CountShape(), {}}, {"out", CountShape(), {}}};
}

}  // namespace

http::Schema PolicySchema() { return Object(HeadMembers()).Named("Policy"); }

http::Schema PolicyListSchema() {
  const Schema problem = Object({{"what", Text(), {}}, {"hint", Text(), {}}});
  const Schema broken = Object({{"id", Text(), {}}, {"problems", Array(problem), {}}}).Named("BrokenPolicy");
  return Object({{"items", Array(PolicySchema()), {}},
                 {"next", Text().Nullable(), {}},
                 {"broken", Array(broken), message::kBrokenPolicies}})
      .Named("Policies");
}

http::Schema PolicyDetailSchema() {
  const Schema source = Object({{"id", Text(), {}},
                                {"title", Text(), {}},
                                {"issued", Text(), {}},
                                {"url", Text(), {}},
                                {"note", Text(), {}}})
                            .Named("PolicySource");
  std::vector<Member> members = HeadMembers();
  members.push_back({"rules", Array(RuleSchema()), {}});
  members.push_back({"parameters", Array(ParameterSchema()), {}});
  const Schema fact = Object({{"name", Text(), {}}, {"title", Text(), {}}, {"unit", Text(), {}}}).Named("PolicyFact");
  members.push_back({"facts", Array(fact), {}});
  members.push_back({"sources", Array(source), {}});
  return Object(std::move(members)).Named("PolicyDetail");
}

http::Schema PolicyChangeSchema() {
  return Object({{"id", IdShape(), {}},
                 {"version", IdShape(), {}},
                 {"pack", Text(), {}},
                 {"parameter", Text(), {}},
                 {"case", Text(), message::kCase},
                 {"from", Day(), message::kFromDay},
                 {"value", Text(), message::kParameterValue},
                 {"document", Text(), message::kDocument},
                 {"issued", Text(), message::kIssued},
                 {"where", Text(), message::kParagraph},
                 {"note", Text(), {}},
                 {"state", Choice({"draft", "published", "refused", "withdrawn"}), {}},
                 {"drafted_by", Text(), {}},
                 {"drafted_by_name", NameShape(), {}},
                 {"drafted_account", IdShape(), {}},
                 {"drafted_at", TimeShape(), {}},
                 {"decided_by", Text().Nullable(), {}},
                 {"decided_by_name", NameShape(), {}},
                 {"decided_at", TimeShape().Nullable(), {}},
                 {"reason", Text().Nullable(), {}}})
      .Named("PolicyChange");
}

http::Schema SimulationSchema() {
  const Schema shift = Object(ShiftMembers()).Named("Shift");
  const Schema household = Object({{"household_id", Text(), {}},
                                   {"division_code", Text(), {}},
                                   {"rules_before", TextsShape(), {}},
                                   {"rules_after", TextsShape(), {}}})
                               .Named("ShiftedHousehold");
  std::vector<Member> part = ShiftMembers();
  part.push_back({"code", Text(), {}});
  part.push_back({"title", Text(), {}});
  const Schema parts = Array(Object(std::move(part)).Named("ShiftPart"));
  const Schema point = Object({{"value", Text(), {}}, {"clues", CountShape(), {}}, {"households", shift, {}}});
  return Object({{"run", IdShape(), {}},
                 {"pack", Text(), {}},
                 {"as_of", Day(), {}},
                 {"settings", TextsShape(), {}},
                 {"households", shift.Nullable(), message::kHouseholdShift},
                 {"in", Array(household), message::kShiftedIn},
                 {"out", Array(household), message::kShiftedOut},
                 {"by_town", parts, {}},
                 {"by_rule", parts, {}},
                 {"curve", Array(point.Named("CurvePoint")), message::kCurve}})
      .Named("Simulation");
}

}  // namespace shouwang::api
