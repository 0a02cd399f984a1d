// The county's tree of divisions: county, towns, villages with their names.
//
// Business roles see their own part and the names above it; officers, who hand out scopes, see all: names of places are
// no business data. Codes are 12 digits (base/division_code.h).
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace shouwang::access {

struct Division {
  std::string code;
  std::string name;
  std::string parent;  // code of the division above; blank for the county
};

class Divisions {
 public:
  virtual ~Divisions() = default;
  virtual std::optional<Division> Find(const std::string& code) = 0;    // within the caller's scope
  virtual std::vector<Division> Children(const std::string& code) = 0;  // within the caller's scope, by code
  virtual std::vector<Division> All() = 0;                              // within the caller's scope, by code
  virtual std::map<std::string, std::string> Names(const std::vector<std::string>& codes) = 0;  // those that exist
  virtual bool Exists(const std::string& code) = 0;                                             // whatever the scope
  virtual void Keep(const std::vector<Division>& divisions) = 0;  // adds, or gives another name
};

// The name of a place in what Names() gave, or its code.
std::string NameOf(const std::map<std::string, std::string>& names, const std::string& code);

// A table (CSV or workbook) with the columns 行政区划代码 and 名称, as a tree under `county` (6 digits): the county
// comes first, by code; a town without a row of its own is named by its code. kInput with every bad row in `details`.
Result<std::vector<Division>> ReadDivisions(const std::filesystem::path& path, const std::string& county);

}  // namespace shouwang::access
