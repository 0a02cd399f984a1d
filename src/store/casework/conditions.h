// The conditions of a query of casework, with what they bind, in order. Rows are called `c`. Internal to the store.
//
//   Conditions where(work.caller.scope);      // rows of the scope
//   where.And("c.household = :household", household);
//   std::string day; soci::statement statement(work.sql());
//   statement.exchange(soci::into(day));
//   where.Run(statement, "SELECT c.received_on FROM application c", "ORDER BY c.id DESC");
//   while (statement.fetch()) …
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "store/core/work.h"

namespace shouwang::store {

class Conditions {
 public:
  // Rows with a division and a household. A department has none of these.
  explicit Conditions(const access::Scope& scope);
  // Rows of a place (meetings, notices): of these a contact person, who has households, has none either.
  static Conditions OfPlaces(const access::Scope& scope);
  // The questions put to a department; whoever else asks has those of their households.
  static Conditions OfQuestions(const access::Scope& scope);

  Conditions& And(const std::string& condition);
  Conditions& And(const std::string& condition, const std::string& value);
  Conditions& And(const std::string& condition, int64_t value);
  // One of these; nothing when there are none.
  Conditions& AndIn(const std::string& column, const std::vector<std::string>& values);
  // A code of any level or a prefix; blank: everywhere.
  Conditions& InPlace(const std::string& place);
  // As InPlace(), and by the column of the level of what the scope leaves of it, so that an index gives the rows in
  // order. A contact person's few households are found by themselves.
  Conditions& ByLevel(const std::string& place);

  // Prepares and executes: into what was exchanged before, from what the conditions bind. They must stay where they are
  // until the rows are fetched. True when there is a row, which is then fetched already if `first` says so.
  bool Run(soci::statement& statement, const std::string& select, const std::string& tail, bool first = false);

 private:
  Conditions() = default;
  void InBounds(const ScopeBounds& bounds);

  bool of_contact_ = false;
  std::string low_, high_;
  std::string text_;
  std::deque<std::variant<std::string, int64_t>> values_;
};

// Of a query by number: its row, or nothing.
template <typename T>
std::optional<T> FirstOf(std::vector<T> rows) {
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

// Whether a row of this place and household would be in the scope: asked before it is added.
bool IsReachable(const Work& work, const std::string& division_code, int64_t household);

}  // namespace shouwang::store
