#include "api/core/shapes.h"

#include <utility>
#include <vector>

#include "api/core/messages.h"
#include "base/clock.h"
#include "base/division_code.h"
#include "policy/pack.h"

namespace shouwang::api {
namespace {

constexpr size_t kTimeCharacters = 29;
constexpr size_t kPeriodCharacters = 7;
constexpr size_t kDigestDigits = 64;

}  // namespace

nlohmann::json TimeOrNull(int64_t time_ms) {
  return time_ms == 0 ? nlohmann::json() : nlohmann::json(BeijingTime(time_ms));
}
nlohmann::json TextOrNull(const std::string& text) { return text.empty() ? nlohmann::json() : nlohmann::json(text); }
nlohmann::json NumberOrNull(int64_t number) { return number == 0 ? nlohmann::json() : nlohmann::json(number); }

http::Schema IdShape() { return http::Integer(1, INT64_MAX); }
http::Schema CountShape() { return http::Integer(0, INT64_MAX); }
http::Schema TimeShape() { return http::Text(kTimeCharacters, kTimeCharacters).Describe(message::kTimeShape); }
http::Schema PeriodShape() {
  return http::Pattern("[0-9]{4}-(0[1-9]|1[0-2])", kPeriodCharacters, message::kPeriodShape);
}
http::Schema DivisionShape() { return http::Pattern("[0-9]{12}", kDivisionDigits, message::kDivisionShape); }
http::Schema DigestShape() { return http::Pattern("[0-9a-f]{64}", kDigestDigits, message::kDigestShape); }
http::Schema TextsShape() { return http::Array(http::Text()); }
http::Schema NameShape() { return http::Text().Describe(message::kNameShape); }

http::Schema RuleKindShape() {
  using policy::RuleKind;
  return NamesOf({RuleKind::kRisk, RuleKind::kWatch, RuleKind::kExclusion, RuleKind::kQuality}).Named("RuleKind");
}

}  // namespace shouwang::api
