#include <fmt/format.h>

#include <functional>
#include <map>

#include "policy/pack_references.h"
#include "policy/plan.h"
#include "policy/plan_names.h"

namespace shouwang::policy {
namespace {

// How a finding leads to the subject whose fact is explained.
enum class Path : uint8_t { kHousehold, kPerson, kMembers };

// Walks from each rule to the facts it reads and collects, for each way to reach a fact, the rules that use it; then
// writes one statement for each, which finds the source rows for all findings of those rules at once.
class EvidencePlanner {
 public:
  EvidencePlanner(const Pack& pack, const FactPlan& facts, const PlanNames& names)
      : pack_(pack), facts_(facts), names_(names) {}

  std::vector<Step> Run() {
    for (size_t i = 0; i < facts_.rules.size(); ++i) VisitRule(i);
    steps_.push_back({"evidence", "CREATE OR REPLACE TABLE evidence (n BIGINT, dataset SMALLINT, pos BIGINT)"});
    Subjects();
    for (const auto& [use, rules] : uses_) Emit(use, rules);
    return std::move(steps_);
  }

 private:
  struct Use {
    Path path = Path::kHousehold;
    const Fact* over = nullptr;  // kMembers: the fact whose members are meant
    const Fact* fact = nullptr;
    std::string order;  // makes the order of statements independent of addresses
    bool operator<(const Use& other) const { return order < other.order; }
  };

  void VisitRule(size_t index) {
    const Rule& rule = *facts_.rules[index];
    const Path path = rule.level == Entity::kPerson ? Path::kPerson : Path::kHousehold;
    VisitNode(rule.when.tree, path, nullptr, index);
    const auto visit_template = [&](const std::string& text) {
      for (const std::string& name : TemplateNames(text)) VisitFact(pack_.FindFact(name), path, nullptr, index);
    };
    visit_template(rule.explain);
    for (const Note& note : rule.notes) visit_template(note.text);
  }

  void VisitNode(const Node& node, Path path, const Fact* over, size_t rule) {
    if (node.op == Op::kName && node.name_kind == NameKind::kFact)
      VisitFact(pack_.FindFact(node.text), path, over, rule);
    for (const Node& child : node.children) VisitNode(child, path, over, rule);
  }

  void VisitFact(const Fact* fact, Path path, const Fact* over, size_t rule) {
    if (fact == nullptr) return;
    if (path == Path::kPerson && fact->entity == Entity::kHousehold) path = Path::kHousehold;
    if (fact->shape != FactShape::kPlain) {
      Use use{path, over, fact,
              std::to_string(static_cast<int>(path)) + (over == nullptr ? "" : over->name) + "/" + fact->name};
      if (!uses_[use].insert(rule).second) return;
    }
    if (fact->shape == FactShape::kOver) {
      if (fact->over == Over::kHeadRelatives) return;  // its statement follows the relatives itself
      path = Path::kMembers;
      over = fact;
    } else if (fact->shape != FactShape::kPlain) {
      return;  // reads dataset rows, no further facts
    }
    VisitNode(fact->value.tree, path, over, rule);
    if (fact->where) VisitNode(fact->where->tree, path, over, rule);
  }

  int DatasetIndex(const std::string& name) const {
    for (size_t i = 0; i < pack_.datasets.size(); ++i) {
      if (pack_.datasets[i].name == name) return static_cast<int>(i);
    }
    return -1;
  }

  void Insert(const std::string& name, const std::string& select) {
    steps_.push_back({"evidence:" + name, "INSERT INTO evidence " + select});
  }

  // The household's or person's own row stands behind each finding.
  void Subjects() {
    Insert("household",
           fmt::format("SELECT f.n, {}, h.pos FROM finding f JOIN household h ON h.h = f.h WHERE f.p IS NULL",
                       DatasetIndex("household")));
    Insert("person",
           fmt::format("SELECT f.n, {}, p.pos FROM finding f JOIN person_fact p ON p.p = f.p", DatasetIndex("person")));
  }

  static std::string RuleList(const std::set<size_t>& rules) {
    std::string list;
    for (const size_t rule : rules) list += (list.empty() ? "" : ", ") + std::to_string(rule);
    return "f.rule IN (" + list + ")";
  }

  // `SELECT n, …` of the subjects that a use is about, as a FROM clause with aliases f (finding) and p or h.
  std::string SubjectSource(const Use& use) const {
    // Datasets with both keys (measure) match a person in a household.
    if (NeedsBothKeys(use)) return PersonSource(use) + " JOIN household hk ON hk.h = p.h";
    return use.path == Path::kHousehold ? "finding f JOIN household h ON h.h = f.h" : PersonSource(use);
  }

  bool NeedsBothKeys(const Use& use) const {
    return use.path != Path::kHousehold && use.fact->shape == FactShape::kFrom &&
           pack_.FindDataset(use.fact->from)->Find("household_id") >= 0;
  }

  std::string PersonSource(const Use& use) const {
    return use.path == Path::kPerson ? "finding f JOIN person_fact p ON p.p = f.p"
                                     : "finding f JOIN person_fact p ON p.h = f.h AND " + OverFilter(*use.over, names_);
  }

  void Emit(const Use& use, const std::set<size_t>& rules) {
    const Fact& fact = *use.fact;
    const std::string source = SubjectSource(use);
    const std::string chosen = RuleList(rules);
    switch (fact.shape) {
      case FactShape::kFrom:
        return FromRows(use, source, chosen);
      case FactShape::kLatest:
        return LatestRow(use, source, chosen);
      case FactShape::kDepartments:
        return DepartmentRows(use, source, chosen);
      case FactShape::kPeers:
        return PeerRows(use, source, chosen);
      case FactShape::kOver:
        return fact.over == Over::kHeadRelatives ? RelativeRows(fact, chosen) : MemberRows(fact, chosen);
      case FactShape::kPlain:
        return;
    }
  }

  // ON condition between the subject and a staged row `s` of the fact's dataset.
  std::string RowJoin(const Use& use) const {
    if (use.path == Path::kHousehold) return "s.household_id = h.household_id";
    return NeedsBothKeys(use) ? "s.id_no = p.id_no AND s.household_id = hk.household_id" : "s.id_no = p.id_no";
  }

  void FromRows(const Use& use, const std::string& source, const std::string& chosen) {
    Insert(use.order, fmt::format("SELECT f.n, {}, s.pos FROM {} JOIN stage_{} s ON {} WHERE {} AND {}",
                                  DatasetIndex(use.fact->from), source, use.fact->from, RowJoin(use), chosen,
                                  ConditionSql(*use.fact, names_.ForRows(kRow), pack_)));
  }

  void LatestRow(const Use& use, const std::string& source, const std::string& chosen) {
    // The grouped table kept the position of the chosen row in its struct, under the first fact that shares the choice.
    const Fact* first = nullptr;
    for (const Fact* fact : facts_.facts) {
      const bool same = fact->shape == FactShape::kLatest && fact->entity == use.fact->entity &&
                        LatestKey(*fact) == LatestKey(*use.fact);
      if (same && first == nullptr) first = fact;
    }
    const bool household = use.path == Path::kHousehold;
    const std::string table = (household ? "household_by_" : "by_") + use.fact->from;
    Insert(use.order,
           fmt::format("SELECT f.n, {}, a.latest_{}.pos FROM {} JOIN {} a ON {} WHERE {} AND a.latest_{} IS NOT NULL",
                       DatasetIndex(use.fact->from), first->name, source, table,
                       household ? "a.h = h.h" : "a.id_no = p.id_no", chosen, first->name));
  }

  void DepartmentRows(const Use& use, const std::string& source, const std::string& chosen) {
    const std::string condition = ConditionSql(*use.fact, names_.ForRows(kRow, "p"), pack_);
    for (size_t i = 0; i < pack_.datasets.size(); ++i) {
      const Dataset& dataset = pack_.datasets[i];
      if (!dataset.is_department || dataset.Find("id_no") < 0 || dataset.Find("name") < 0) continue;
      Insert(use.order + "/" + dataset.name,
             fmt::format("SELECT f.n, {}, s.pos FROM {} JOIN stage_{} s ON s.id_no = p.id_no WHERE {} AND {}", i,
                         source, dataset.name, chosen, condition));
    }
  }

  void PeerRows(const Use& use, const std::string& source, const std::string& chosen) {
    const Fact& fact = *use.fact;
    const bool household = fact.entity == Entity::kHousehold;
    const Namer namer = household ? names_.ForRows("q") : names_.ForSubjects({"q", "q", "", "", ""}, Entity::kPerson);
    Insert(use.order, fmt::format("SELECT f.n, {}, q.pos FROM {} JOIN {} q ON q.{} = {}.{} WHERE {} AND {}",
                                  DatasetIndex(household ? "household" : "person"), source,
                                  household ? "household" : "person_fact", fact.peers, household ? "h" : "p",
                                  fact.peers, chosen, ConditionSql(fact, namer, pack_)));
  }

  void MemberRows(const Fact& fact, const std::string& chosen) {
    Insert("members/" + fact.name,
           fmt::format("SELECT f.n, {}, p.pos FROM finding f JOIN person_fact p ON p.h = f.h AND {} WHERE {}",
                       DatasetIndex("person"), OverFilter(fact, names_), chosen));
  }

  // The kinship rows that lead to a relative for whom the condition holds, and the dataset rows that say so.
  void RelativeRows(const Fact& fact, const std::string& chosen) {
    std::vector<const Node*> roots = {&fact.value.tree};
    if (fact.where) roots.push_back(&fact.where->tree);
    for (const Fact* used : FactsBehind(pack_, roots)) {
      if (used->from.empty()) continue;
      const std::string rows = fmt::format("stage_{} s ON s.id_no = r.id_no AND {}", used->from,
                                           ConditionSql(*used, names_.ForRows(kRow), pack_));
      Insert("relatives/" + fact.name + "/" + used->from,
             fmt::format("SELECT f.n, {}, s.pos FROM finding f JOIN head_relative r ON r.h = f.h JOIN {} WHERE {}",
                         DatasetIndex(used->from), rows, chosen));
      Insert("kinship/" + fact.name + "/" + used->from,
             fmt::format("SELECT f.n, {}, r.pos FROM finding f JOIN head_kinship r ON r.h = f.h JOIN {} WHERE {}",
                         DatasetIndex("kinship"), rows, chosen));
    }
  }

  const Pack& pack_;
  const FactPlan& facts_;
  const PlanNames& names_;
  std::vector<Step> steps_;
  std::map<Use, std::set<size_t>> uses_;
};

}  // namespace

std::vector<Step> PlanEvidence(const Pack& pack, const FactPlan& facts, Date as_of, const ParameterValues& parameters) {
  const PlanNames names(pack, as_of, parameters);
  return EvidencePlanner(pack, facts, names).Run();
}

}  // namespace shouwang::policy
