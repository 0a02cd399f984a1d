// Rows of the register out of a query, by their shapes (registry/entity.h). Internal to the store.
//
//   RowCursor cursor(sql, Entity::kPerson, "p", "FROM person p WHERE p.household = :household");
//   cursor.Use(household); cursor.Prepare();            // what is used must outlive the cursor
//   for (bool more = cursor.Execute(); more; more = cursor.Fetch()) { … cursor.row() … }
#pragma once

#include <soci/soci.h>

#include <memory>
#include <string>
#include <vector>

#include "registry/entity.h"

namespace shouwang::store {

// "p.id, p.household, …": what RowCursor selects.
std::string SelectList(registry::Entity entity, const std::string& alias);

class RowCursor {
 public:
  // `tail`: everything behind the select list, in which placeholders stand in the order of the uses. `more`: further
  // columns, with a leading comma, that are bound by Into().
  RowCursor(soci::session& sql, registry::Entity entity, const std::string& alias, const std::string& tail,
            const std::string& more = {});
  RowCursor(const RowCursor&) = delete;
  RowCursor& operator=(const RowCursor&) = delete;

  template <typename T>
  RowCursor& Use(T& value) {
    statement_.exchange(soci::use(value));
    return *this;
  }
  template <typename T>
  RowCursor& Into(T& value) {
    more_into_.push_back([this, &value] { statement_.exchange(soci::into(value)); });
    return *this;
  }
  void Prepare();

  bool Execute() { return Taken(statement_.execute(true)); }
  bool Fetch() { return Taken(statement_.fetch()); }
  // As the query gave it: personal fields still sealed.
  const registry::Row& row() const { return row_; }

 private:
  bool Taken(bool there);

  std::string text_;
  soci::statement statement_;
  registry::Row row_;
  int closed_ = 0;
  int64_t corrected_ = 0;
  std::vector<int64_t> numbers_;
  std::vector<soci::indicator> indicators_;
  std::vector<std::function<void()>> more_into_;
};

}  // namespace shouwang::store
