#include "policy/pack_checker.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
#include <set>

#include "policy/expression_parser.h"
#include "policy/messages.h"
#include "policy/name_checker.h"
#include "policy/pack_references.h"
#include "policy/plan_names.h"
#include "policy/toml_table.h"
#include "policy/type_checker.h"

namespace shouwang::policy {
namespace {

const Dataset* EntityTable(const Pack& pack, Entity entity) {
  return pack.FindDataset(entity == Entity::kPerson ? "person" : "household");
}

class PackCheck {
 public:
  PackCheck(Pack& pack, SqlParser& parser, Errors& errors) : pack_(pack), parser_(parser), errors_(errors) {}

  void Run() {
    CheckNames(pack_, errors_);
    CheckCitations();
    CheckRisks();
    CheckParameters();
    ParseAll();
    for (Fact& fact : pack_.facts) CheckFact(fact);
    SortFacts();
    CheckGateFacts();
    for (Rule& rule : pack_.rules) CheckRule(rule);
    std::sort(pack_.rules.begin(), pack_.rules.end(), [](const Rule& a, const Rule& b) { return a.id < b.id; });
  }

 private:
  enum class State : uint8_t { kNew, kOpen, kDone };

  void Say(const Place& place, std::string what, std::string hint = {}) {
    errors_.push_back(PolicyError(place, std::move(what), std::move(hint)));
  }

  // The columns of a dataset, and as_of and the parameters, which every expression sees.
  class RowScope : public Scope {
   public:
    RowScope(const Pack& pack, const Dataset* dataset) : pack_(pack), dataset_(dataset) {}
    std::optional<NamedType> Lookup(const std::string& name) override {
      if (name == "as_of") return NamedType{NameKind::kAsOf, {Kind::kDate, nullptr}};
      if (const Parameter* parameter = pack_.FindParameter(name))
        return NamedType{NameKind::kParameter, parameter->type};
      const int column = dataset_ == nullptr ? -1 : dataset_->Find(name);
      if (column < 0) return std::nullopt;
      return NamedType{NameKind::kColumn, TypeOf(dataset_->columns[static_cast<size_t>(column)], pack_)};
    }
    std::vector<std::string> Names() const override {
      std::vector<std::string> names = {"as_of"};
      for (const Parameter& parameter : pack_.parameters) names.push_back(parameter.name);
      if (dataset_ == nullptr) return names;
      for (const Column& column : dataset_->columns) names.push_back(column.name);
      return names;
    }

   protected:
    const Pack& pack_;
    const Dataset* dataset_;
  };

  // Rows of every department table: a name and an id, and the register's person as `subject`.
  class DepartmentScope : public RowScope {
   public:
    explicit DepartmentScope(const Pack& pack) : RowScope(pack, nullptr) {}
    std::optional<NamedType> Lookup(const std::string& name) override {
      if (name == "name") return NamedType{NameKind::kColumn, {Kind::kText, nullptr}};
      if (name == "subject.name") return NamedType{NameKind::kSubject, {Kind::kText, nullptr}};
      return RowScope::Lookup(name);
    }
  };

  // A person's or household's own columns and facts; a person rule also sees its household's.
  class SubjectScope : public RowScope {
   public:
    SubjectScope(PackCheck& check, Entity entity, bool with_household)
        : RowScope(check.pack_, EntityTable(check.pack_, entity)),
          check_(check),
          entity_(entity),
          with_household_(with_household) {}
    std::optional<NamedType> Lookup(const std::string& name) override {
      if (entity_ == Entity::kPerson && name == "id_state")
        return NamedType{NameKind::kColumn, {Kind::kEnum, &IdStates()}};
      if (std::optional<NamedType> own = RowScope::Lookup(name)) return own;
      for (Fact& fact : check_.pack_.facts) {
        if (fact.name != name) continue;
        if (fact.entity != entity_ && !(with_household_ && fact.entity == Entity::kHousehold)) return std::nullopt;
        check_.CheckFact(fact);
        return NamedType{NameKind::kFact, fact.type};
      }
      if (!with_household_ || entity_ == Entity::kHousehold) return std::nullopt;
      return RowScope(check_.pack_, EntityTable(check_.pack_, Entity::kHousehold)).Lookup(name);
    }
    std::vector<std::string> Names() const override {
      std::vector<std::string> names = RowScope::Names();
      for (const Fact& fact : check_.pack_.facts) {
        if (fact.entity == entity_ || with_household_) names.push_back(fact.name);
      }
      return names;
    }

   private:
    PackCheck& check_;
    Entity entity_;
    bool with_household_;
  };

  void CheckCitation(const Citation& citation, const Place& place) {
    if (pack_.FindSource(citation.source) != nullptr) return;
    Say(place, fmt::format(fmt::runtime(message::kUnknownSource), citation.source), message::kUnknownSourceHint);
  }

  void CheckCitations() {
    for (const Rule& rule : pack_.rules) CheckCitation(rule.citation, rule.place);
    for (const Risk& risk : pack_.risks) CheckCitation(risk.citation, risk.place);
    for (const Department& department : pack_.departments) CheckCitation(department.citation, department.place);
    for (const Parameter& parameter : pack_.parameters) {
      for (const ParameterValue& value : parameter.values) CheckCitation(value.citation, parameter.place);
    }
  }

  void CheckRisks() {
    const auto kinds = pack_.enumerations.find("measure_kind");
    const auto check = [&](const Risk& risk, const std::vector<std::string>& measures) {
      for (const std::string& measure : measures) {
        if (kinds == pack_.enumerations.end() || kinds->second.IndexOf(measure) < 0) {
          Say(risk.place, fmt::format(fmt::runtime(message::kUnknownMeasure), measure));
        }
      }
    };
    for (const Risk& risk : pack_.risks) {
      check(risk, risk.needs_one_of);
      check(risk, risk.suggest);
      check(risk, risk.suggest_with_labour);
      check(risk, risk.suggest_without_labour);
    }
  }

  void CheckParameters() {
    for (const Parameter& parameter : pack_.parameters) {
      std::set<std::pair<std::string, Date>> seen;
      bool has_default = false;
      for (const ParameterValue& value : parameter.values) {
        has_default = has_default || value.case_fact.empty();
        if (!seen.emplace(value.case_fact, value.from).second) {
          Say(parameter.place,
              fmt::format(fmt::runtime(message::kParameterDuplicate), parameter.name, value.from.Iso()),
              message::kDuplicateHint);
        }
        const Fact* fact = pack_.FindFact(value.case_fact);
        if (!value.case_fact.empty() && (fact == nullptr || fact->entity != Entity::kHousehold)) {
          Say(parameter.place, fmt::format(fmt::runtime(message::kUnknownName), value.case_fact),
              message::kUnknownNameHint);
        }
      }
      if (!has_default) Say(parameter.place, fmt::format(fmt::runtime(message::kParameterNoDefault), parameter.name));
    }
  }

  void Parse(Formula& formula) {
    if (formula.text.empty()) return;
    Result<Node> tree = ParseExpression(formula.text, parser_);
    if (tree) {
      formula.tree = std::move(*tree);
    } else {
      Say(formula.place, tree.error().what, tree.error().hint);
      broken_.insert(&formula);
    }
  }

  void ParseAll() {
    for (Fact& fact : pack_.facts) {
      Parse(fact.value);
      if (fact.where) Parse(*fact.where);
      for (Formula& key : fact.latest) Parse(key);
    }
    for (Rule& rule : pack_.rules) {
      Parse(rule.when);
      for (Note& note : rule.notes) Parse(note.when);
    }
  }

  bool IsBroken(const Formula& formula) const { return formula.text.empty() || broken_.contains(&formula); }

  void CheckFact(Fact& fact) {
    State& state = states_[&fact];
    if (state == State::kDone) return;
    if (state == State::kOpen) {
      Say(fact.place, fmt::format(fmt::runtime(message::kFactCycle), fact.name));
      return;
    }
    state = State::kOpen;
    CheckFactOfShape(fact);
    RefuseCases(fact);
    states_[&fact] = State::kDone;
    order_.push_back(fact.name);
  }

  // A parameter with cases asks a fact of the household, which facts are made before.
  void RefuseCases(const Fact& fact) {
    std::set<std::string> names;
    CollectParameters(fact.value.tree, names);
    if (fact.where) CollectParameters(fact.where->tree, names);
    for (const Formula& key : fact.latest) CollectParameters(key.tree, names);
    for (const std::string& name : names) {
      const std::vector<ParameterValue>& values = pack_.FindParameter(name)->values;
      if (std::all_of(values.begin(), values.end(), [](const auto& value) { return value.case_fact.empty(); }))
        continue;
      Say(fact.place, fmt::format(fmt::runtime(message::kCasesInFact), name), message::kCasesInFactHint);
    }
  }

  // Relatives may be outside the register: all that is known of them are department rows with their id.
  void CheckRelatives(const Fact& fact) {
    std::set<std::string> names;
    CollectNames(fact.value.tree, names);
    if (fact.where) CollectNames(fact.where->tree, names);
    for (const std::string& name : names) {
      if (name == "as_of" || pack_.FindParameter(name) != nullptr) continue;
      const Fact* used = pack_.FindFact(name);
      const Dataset* dataset = used == nullptr ? nullptr : pack_.FindDataset(used->from);
      if (dataset != nullptr && used->shape == FactShape::kFrom && dataset->Find("household_id") < 0) continue;
      Say(fact.place, fmt::format(fmt::runtime(message::kRelativeFact), name), message::kRelativeFactHint);
    }
  }

  void CheckFactOfShape(Fact& fact) {
    switch (fact.shape) {
      case FactShape::kPlain: {
        SubjectScope scope(*this, fact.entity, false);
        return CheckParts(fact, scope, false);
      }
      case FactShape::kFrom:
      case FactShape::kLatest: {
        const Dataset* dataset = pack_.FindDataset(fact.from);
        if (dataset == nullptr) {
          Say(fact.place, fmt::format(fmt::runtime(message::kUnknownDataset), fact.from));
          return;
        }
        if (dataset->Find(fact.entity == Entity::kPerson ? "id_no" : "household_id") < 0) {
          Say(fact.place, fmt::format(fmt::runtime(message::kFromNeedsKey), fact.from,
                                      fact.entity == Entity::kPerson ? message::kPerson : message::kHousehold));
        }
        RowScope scope(pack_, dataset);
        return CheckParts(fact, scope, fact.shape == FactShape::kFrom);
      }
      case FactShape::kDepartments: {
        DepartmentScope scope(pack_);
        return CheckParts(fact, scope, true);
      }
      case FactShape::kOver: {
        SubjectScope scope(*this, Entity::kPerson, false);
        CheckParts(fact, scope, true);
        if (fact.over == Over::kHeadRelatives) CheckRelatives(fact);
        return;
      }
      case FactShape::kPeers: {
        SubjectScope scope(*this, fact.entity, false);
        const Dataset* table = EntityTable(pack_, fact.entity);
        if (table != nullptr && table->Find(fact.peers) < 0) {
          Say(fact.place, fmt::format(fmt::runtime(message::kUnknownName), fact.peers), message::kUnknownNameHint);
        }
        return CheckParts(fact, scope, true);
      }
    }
  }

  void CheckParts(Fact& fact, Scope& scope, bool aggregate) {
    if (fact.where && !IsBroken(*fact.where)) CheckCondition(*fact.where, scope, pack_, errors_);
    for (Formula& key : fact.latest) {
      if (!IsBroken(key)) CheckFormula(key, scope, nullptr, pack_, errors_);
    }
    if (IsBroken(fact.value)) return;
    fact.type = CheckFormula(fact.value, scope, aggregate ? &fact.aggregate : nullptr, pack_, errors_);
  }

  // Into the order in which CheckFact() finished them: each behind those it uses.
  void SortFacts() {
    std::map<std::string, size_t> rank;
    for (size_t i = 0; i < order_.size(); ++i) rank.emplace(order_[i], i);
    std::stable_sort(pack_.facts.begin(), pack_.facts.end(),
                     [&](const Fact& a, const Fact& b) { return rank[a.name] < rank[b.name]; });
  }

  // The facts that the gates by kind and the recommendation are made from (03-contracts.md section 2).
  void CheckGateFacts() {
    struct Gate {
      const char* name;
      Entity entity;
      Kind kind;
    };
    static constexpr Gate kGates[] = {
        {"is_head", Entity::kPerson, Kind::kBool},          {"in_household", Entity::kPerson, Kind::kBool},
        {"population", Entity::kHousehold, Kind::kInteger}, {"monitored", Entity::kHousehold, Kind::kBool},
        {"risk_record", Entity::kHousehold, Kind::kSet},    {"recorded_category", Entity::kHousehold, Kind::kEnum},
        {"lifted", Entity::kHousehold, Kind::kBool},        {"has_labour", Entity::kHousehold, Kind::kBool},
    };
    for (const char* base : {"in_household", "is_head"}) {
      const Fact* fact = pack_.FindFact(base);
      if (fact != nullptr && !IsBaseFact(pack_, *fact)) {
        Say(fact->place, fmt::format(fmt::runtime(message::kGateNotPlain), base), message::kGateNotPlainHint);
      }
    }
    for (const char* needed : {"risk", "sex", "household_type"}) {
      if (!pack_.enumerations.contains(needed)) {
        Say({pack_.folder.string(), 0}, fmt::format(fmt::runtime(message::kUnknownEnumeration), needed),
            message::kUnknownEnumerationHint);
      }
    }
    for (const Gate& gate : kGates) {
      const Fact* fact = pack_.FindFact(gate.name);
      if (fact != nullptr && fact->entity == gate.entity &&
          (fact->type.kind == gate.kind || fact->type.kind == Kind::kUnknown)) {
        continue;
      }
      Say(fact == nullptr ? Place{pack_.folder.string(), 0} : fact->place,
          fmt::format(fmt::runtime(message::kGateFactMissing), gate.name),
          fmt::format(fmt::runtime(message::kGateFactHint), KindName(gate.kind)));
    }
  }

  void CheckRule(Rule& rule) {
    SubjectScope scope(*this, rule.level, rule.level == Entity::kPerson);
    if (!rule.risk.empty() && pack_.RiskIndex(rule.risk) < 0) {
      Say(rule.place, fmt::format(fmt::runtime(message::kUnknownRisk), rule.risk));
    }
    for (Note& note : rule.notes) {
      if (!IsBroken(note.when)) CheckCondition(note.when, scope, pack_, errors_);
      CheckTemplate(note.text, note.when.place, scope);
    }
    CheckTemplate(rule.explain, rule.place, scope);
    if (IsBroken(rule.when)) return;
    const size_t before = errors_.size();
    CheckCondition(rule.when, scope, pack_, errors_);
    if (errors_.size() == before) CheckRequires(rule);  // else it would only repeat the mistake
  }

  void CheckRequires(Rule& rule) {
    const std::vector<std::string> actual = DatasetsBehind(pack_, rule.when.tree, false);
    const bool any = std::find(actual.begin(), actual.end(), "departments") != actual.end();
    std::vector<std::string> named = actual;
    std::erase(named, "departments");
    if (named == rule.required_datasets && any == rule.requires_any_department) return;
    std::vector<std::string> quoted;
    for (const std::string& name : named) quoted.push_back('"' + name + '"');
    std::string expected = fmt::format("{}", fmt::join(quoted, ", "));
    Say(rule.place, fmt::format(fmt::runtime(message::kRequiresDiffer), rule.id),
        fmt::format(fmt::runtime(message::kRequiresHint), expected) + (any ? " requires_any = \"departments\"" : ""));
  }

  void CheckTemplate(const std::string& text, const Place& place, Scope& scope) {
    if (std::count(text.begin(), text.end(), '{') != std::count(text.begin(), text.end(), '}')) {
      Say(place, message::kTemplateBrace);
      return;
    }
    for (const std::string& name : TemplateNames(text)) {
      const std::optional<NamedType> named = scope.Lookup(name);
      if (named && named->kind != NameKind::kAsOf && name != "id_state") continue;  // those two are for conditions only
      const std::string nearest = NearestName(name, scope.Names());
      Say(place, fmt::format(fmt::runtime(message::kTemplateName), name),
          nearest.empty() ? message::kUnknownNameHint : fmt::format(fmt::runtime(message::kDidYouMean), nearest));
    }
  }

  Pack& pack_;
  SqlParser& parser_;
  Errors& errors_;
  std::map<const Fact*, State> states_;
  std::vector<std::string> order_;
  std::set<const Formula*> broken_;
};

}  // namespace

void CheckPack(Pack& pack, SqlParser& parser, Errors& errors) { PackCheck(pack, parser, errors).Run(); }

}  // namespace shouwang::policy
