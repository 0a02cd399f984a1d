// For tests: the words of rows without a pack on the disk, and a county of two towns.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "access/divisions.h"
#include "policy/pack.h"
#include "statistics/tables.h"

namespace shouwang::statistics {

inline policy::Pack TestPack() {
  policy::Pack pack;
  for (const char* risk : {"因病", "因学", "因残疾"}) pack.risks.emplace_back().name = risk;
  pack.enumerations["measure_kind"].values = {"产业帮扶", "就业帮扶", "综合保障"};
  const auto department = [&pack](const char* name, const char* title, std::initializer_list<const char*> datasets) {
    policy::Department& made = pack.departments.emplace_back();
    made.name = name;
    made.title = title;
    for (const char* one : datasets) {
      policy::Dataset& dataset = pack.datasets.emplace_back();
      dataset.name = one;
      dataset.department = title;
    }
  };
  department("medical_insurance", "医保局", {"medical_settlement"});
  department("civil_affairs", "民政局", {"death", "assistance"});
  return pack;
}

class TestDivisions final : public access::Divisions {
 public:
  std::optional<access::Division> Find(const std::string& code) override {
    for (const access::Division& one : all_) {
      if (one.code == code) return one;
    }
    return std::nullopt;
  }
  std::vector<access::Division> Children(const std::string& code) override {
    std::vector<access::Division> found;
    std::copy_if(all_.begin(), all_.end(), std::back_inserter(found),
                 [&](const access::Division& one) { return one.parent == code; });
    return found;
  }
  std::vector<access::Division> All() override { return all_; }
  std::map<std::string, std::string> Names(const std::vector<std::string>& codes) override {
    std::map<std::string, std::string> names;
    for (const std::string& code : codes) {
      if (const auto division = Find(code)) names[code] = division->name;
    }
    return names;
  }
  bool Exists(const std::string& code) override { return Find(code).has_value(); }
  void Keep(const std::vector<access::Division>& divisions) override { all_ = divisions; }

 private:
  std::vector<access::Division> all_ = {{"530326000000", "会泽县", ""},
                                        {"530326101000", "娜姑镇", "530326000000"},
                                        {"530326101201", "白雾村", "530326101000"},
                                        {"530326101202", "云峰村", "530326101000"},
                                        {"530326102000", "迤车镇", "530326000000"},
                                        {"530326102201", "迤北村", "530326102000"}};
};

inline size_t ColumnAt(const Table& table, const std::string& name) {
  const auto found =
      std::find_if(table.columns.begin(), table.columns.end(), [&](const Column& one) { return one.name == name; });
  return static_cast<size_t>(found - table.columns.begin());
}

// The figure of a row (blank: the total); -1 where there is none.
inline int64_t FigureOf(const Table& table, const std::string& column, const std::string& row = {}) {
  const size_t at = ColumnAt(table, column);
  if (at == table.columns.size()) return -1;
  if (row.empty()) return table.total.values[at].value_or(-1);
  for (const Row& one : table.rows) {
    if (one.key == row) return one.values[at].value_or(-1);
  }
  return -1;
}

}  // namespace shouwang::statistics
