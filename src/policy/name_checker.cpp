#include "policy/name_checker.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "policy/messages.h"
#include "policy/toml_table.h"

namespace shouwang::policy {
namespace {

bool IsName(const std::string& name) {
  if (name.empty() || name[0] < 'a' || name[0] > 'z') return false;
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

class NameCheck {
 public:
  NameCheck(const Pack& pack, Errors& errors) : pack_(pack), errors_(errors) {}

  void Run() {
    Datasets();
    Subjects();
    for (const Parameter& parameter : pack_.parameters) Add(parameter.name, parameter.place, true);
    for (const Fact& fact : pack_.facts) Add(fact.name, fact.place, true);
    seen_.clear();
    for (const Rule& rule : pack_.rules) Add(rule.id, rule.place, false);
    seen_.clear();
    for (const Source& source : pack_.sources) Add(source.id, source.place, false);
    seen_.clear();
    for (const Risk& risk : pack_.risks) Add(risk.name, risk.place, false);
  }

 private:
  void Say(const Place& place, std::string what, std::string hint = {}) {
    errors_.push_back(PolicyError(place, std::move(what), std::move(hint)));
  }

  void Add(const std::string& name, const Place& place, bool must_be_name) {
    if (must_be_name && !IsName(name)) {
      Say(place, fmt::format(fmt::runtime(message::kBadName), name), message::kBadNameHint);
    }
    const auto [at, added] = seen_.emplace(name, place);
    if (!added) {
      Say(place, fmt::format(fmt::runtime(message::kDuplicateName), name, at->second.Text()), message::kDuplicateHint);
    }
  }

  // Tables, and the columns within each.
  void Datasets() {
    for (const Dataset& dataset : pack_.datasets) Add(dataset.name, {dataset.name, 0}, true);
    for (const Dataset& dataset : pack_.datasets) {
      seen_.clear();
      for (const Column& column : dataset.columns) Add(column.name, {dataset.name, 0}, true);
    }
    seen_.clear();
  }

  // Facts and parameters share one space of names with the columns of household and person.
  void Subjects() {
    for (const char* table : {"household", "person"}) {
      const Dataset* dataset = pack_.FindDataset(table);
      if (dataset == nullptr) {
        Say({pack_.folder.string(), 0}, fmt::format(fmt::runtime(message::kUnknownDataset), table));
        continue;
      }
      for (const Column& column : dataset->columns) {
        const auto [at, added] = seen_.emplace(column.name, Place{dataset->name, 0});
        if (added || column.name == "household_id" || at->second.file == dataset->name) continue;
        Say({dataset->name, 0}, fmt::format(fmt::runtime(message::kDuplicateName), column.name, at->second.Text()),
            message::kDuplicateHint);
      }
    }
  }

  const Pack& pack_;
  Errors& errors_;
  std::map<std::string, Place> seen_;
};

}  // namespace

void CheckNames(const Pack& pack, Errors& errors) { NameCheck(pack, errors).Run(); }

}  // namespace shouwang::policy
