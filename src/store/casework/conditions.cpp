#include "store/casework/conditions.h"

#include <algorithm>

#include "store/core/place_range.h"

namespace shouwang::store {

using soci::use;

namespace {

constexpr size_t kCountyDigits = 6;
constexpr size_t kTownDigits = 9;
constexpr size_t kVillageDigits = 12;

}  // namespace

Conditions::Conditions(const access::Scope& scope) {
  const ScopeBounds bounds(scope);
  InBounds(bounds);
  if (bounds.any_contact == 1) return;
  of_contact_ = true;
  text_ += kOfContact;
  values_.emplace_back(bounds.contact);
}

Conditions Conditions::OfPlaces(const access::Scope& scope) {
  Conditions conditions;
  ScopeBounds bounds(scope);
  if (bounds.any_contact == 0) bounds = ScopeBounds(access::Scope());
  conditions.InBounds(bounds);
  return conditions;
}

Conditions Conditions::OfQuestions(const access::Scope& scope) {
  if (scope.kind != access::Scope::Kind::kDepartment) return Conditions(scope);
  access::Scope place = scope;
  place.kind = access::Scope::Kind::kDivision;
  Conditions conditions(place);
  conditions.And("c.department = :own_department", scope.department);
  return conditions;
}

void Conditions::InBounds(const ScopeBounds& bounds) {
  low_ = bounds.low;
  high_ = bounds.high;
  And("c.division_code BETWEEN :low", bounds.low).And(":high", bounds.high);
}

Conditions& Conditions::And(const std::string& condition) {
  text_ += (text_.empty() ? " WHERE " : " AND ") + condition;
  return *this;
}

Conditions& Conditions::And(const std::string& condition, const std::string& value) {
  values_.emplace_back(value);
  return And(condition);
}

Conditions& Conditions::And(const std::string& condition, int64_t value) {
  values_.emplace_back(value);
  return And(condition);
}

Conditions& Conditions::AndIn(const std::string& column, const std::vector<std::string>& values) {
  if (values.empty()) return *this;
  std::string names;
  for (size_t i = 0; i < values.size(); ++i) {
    names += (i == 0 ? ":one_of" : ", :one_of") + std::to_string(i);
    values_.emplace_back(values[i]);
  }
  return And(column + " IN (" + names + ")");
}

Conditions& Conditions::InPlace(const std::string& place) {
  if (place.empty()) return *this;
  const PlaceRange range(place);
  low_ = std::max(low_, range.low);
  high_ = std::min(high_, range.high);
  return And("c.division_code BETWEEN :place_low", range.low).And(":place_high", range.high);
}

Conditions& Conditions::ByLevel(const std::string& place) {
  InPlace(place);
  if (of_contact_) return *this;
  const std::string prefix = CommonPrefix(low_, high_);
  if (low_ > high_ || prefix.size() < kCountyDigits) return *this;
  if (prefix.size() == kVillageDigits) return And("c.division_code = :village", prefix);
  if (prefix.size() >= kTownDigits) return And("c.town = :town", prefix.substr(0, kTownDigits));
  return And("c.county = :county", prefix.substr(0, kCountyDigits));
}

bool Conditions::Run(soci::statement& statement, const std::string& select, const std::string& tail, bool first) {
  for (const auto& value : values_) {
    std::visit([&](const auto& bound) { statement.exchange(use(bound)); }, value);
  }
  statement.alloc();
  statement.prepare(select + text_ + " " + tail);
  statement.define_and_bind();
  return statement.execute(first);
}

bool IsReachable(const Work& work, const std::string& division_code, int64_t household) {
  const ScopeBounds bounds(work.caller.scope);
  if (division_code < bounds.low || division_code > bounds.high) return false;
  if (bounds.any_contact == 1) return true;
  int found = 0;
  work.sql() << "SELECT count(*) FROM household WHERE id = :id AND contact_account = :contact", use(household),
      use(bounds.contact), soci::into(found);
  return found == 1;
}

}  // namespace shouwang::store
