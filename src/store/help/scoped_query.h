// A query over rows of households in the caller's scope. Its text has kScoped, with the household as `h`; what else it
// binds comes behind, in order. Internal to the store.
//
//   ScopedQuery query(work);
//   query.Into(id).Use(household);
//   query.ForEach(std::string("SELECT x.id FROM help_plan x JOIN household h ON h.id = x.household WHERE") + kInScope +
//                 "AND x.household = :household", [&] { … });
#pragma once

#include <deque>
#include <string>
#include <variant>

#include "store/core/work.h"
#include "store/registry/sql_registry.h"

namespace shouwang::store {

class ScopedQuery {
 public:
  // `place`: a division code or prefix that narrows the scope; blank: all of it.
  explicit ScopedQuery(Work& work, const std::string& place = {});

  template <typename T>
  ScopedQuery& Into(T& value) {
    statement_.exchange(soci::into(value));
    return *this;
  }
  ScopedQuery& Use(std::string value) {
    values_.emplace_back(std::move(value));
    return *this;
  }
  ScopedQuery& Use(int64_t value) {
    values_.emplace_back(value);
    return *this;
  }
  template <typename Fn>
  void ForEach(const std::string& sql, const Fn& fn) {
    Bind(sql);
    statement_.execute();
    while (statement_.fetch()) fn();
  }

 private:
  void Bind(const std::string& sql);

  ScopeBounds bounds_;
  std::deque<std::variant<std::string, int64_t>> values_;
  soci::statement statement_;
};

// The name of the head of household `h`; blank when there is none. For the columns of a query.
std::string HeadColumn();

// Whether the household is one that the caller may see.
bool IsHouseholdInScope(Work& work, int64_t household);

}  // namespace shouwang::store
