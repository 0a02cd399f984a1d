// How names in expressions become SQL in each place a plan uses them. Internal to the policy module.
#pragma once

#include <string>

#include "policy/pack.h"
#include "policy/parameters.h"
#include "policy/sql_writer.h"

namespace shouwang::policy {

// Table aliases for each kind of name; a blank alias leaves the bare name, which SQL resolves to an alias of the same
// select list.
struct Aliases {
  std::string person_column;
  std::string person_fact;
  std::string household_column;
  std::string household_fact;
  std::string subject;  // the register's person in department rows
};

// The alias of a staged row.
inline constexpr const char* kRow = "s";

class PlanNames {
 public:
  PlanNames(const Pack& pack, Date as_of, const ParameterValues& parameters)
      : pack_(pack), as_of_(as_of), parameters_(parameters) {}

  // Columns of one table under one alias.
  Namer ForRows(const std::string& alias, const std::string& subject = {}) const;
  // Persons and households, told apart by what the name is.
  Namer ForSubjects(const Aliases& aliases, Entity entity) const;

  const Pack& pack() const { return pack_; }

 private:
  std::string ParameterSql(const std::string& name, const std::string& fact_alias) const;

  const Pack& pack_;
  Date as_of_;
  const ParameterValues& parameters_;
};

std::string Qualified(const std::string& alias, const std::string& name);

// Whether a plain person fact can be computed from person columns and other such facts alone.
bool IsBaseFact(const Pack& pack, const Fact& fact);

// The SQL condition of `where`, or TRUE.
std::string ConditionSql(const Fact& fact, const Namer& namer, const Pack& pack);

// The condition, on person_fact rows under alias `p`, for a row to be one of the persons an `over` fact aggregates.
std::string OverFilter(const Fact& fact, const PlanNames& names);

// Facts over persons see them under this alias.
inline const Aliases kPersonAliases = {"p", "p", "h", "h", ""};

// Groups `latest` facts that pick the same row: same dataset, condition and keys.
std::string LatestKey(const Fact& fact);

}  // namespace shouwang::policy
