#include "policy/fact_planner.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "policy/pack_references.h"
#include "policy/plan_names.h"

namespace shouwang::policy {
namespace {

// `SELECT a, b` lists built piece by piece.
void Add(std::string& list, const std::string& item) { list += (list.empty() ? "" : ",\n       ") + item; }

class FactPlanner {
 public:
  FactPlanner(const Pack& pack, const PlanNames& names, FactPlan& plan) : pack_(pack), names_(names), plan_(plan) {}

  void Run() {
    PersonBase();
    PersonGroups();
    PersonFacts();
    HouseholdGroups();
    HouseholdFacts();
  }

 private:
  // A grouped table that a subject table joins, and the columns it brings.
  struct Group {
    std::string table;
    std::string join;     // ON condition; {} is the table's alias
    std::string selects;  // the fact columns as seen by the subject table
  };

  void Emit(const std::string& name, const std::string& sql) { plan_.steps.push_back({name, sql}); }

  bool Is(const Fact& fact, Entity entity, FactShape shape) const {
    return fact.entity == entity && fact.shape == shape;
  }

  void PersonBase() {
    std::string columns = "s.rowid AS p,\n       household.h AS h,\n       s.pos AS pos";
    for (const char* fixed : {"name", "id_no", "id_state", "id_text"}) Add(columns, fmt::format("s.{0} AS {0}", fixed));
    for (const std::string& column : plan_.person_columns) Add(columns, fmt::format("s.{0} AS {0}", column));
    const Namer namer = names_.ForSubjects({"s", "", "", "", ""}, Entity::kPerson);
    for (const Fact* fact : plan_.facts) {
      if (IsBaseFact(pack_, *fact)) Add(columns, ToSql(fact->value.tree, namer, pack_) + " AS " + fact->name);
    }
    Emit("household", "CREATE OR REPLACE VIEW household AS SELECT rowid AS h, * FROM stage_household");
    Emit("person_base", "CREATE OR REPLACE TABLE person_base AS\nSELECT " + columns +
                            "\nFROM stage_person s JOIN household ON household.household_id = s.household_id");
    // A person registered twice in one household counts once in sums of department facts: each source row once.
    Emit("repeated_member",
         "CREATE OR REPLACE TABLE repeated_member AS\nSELECT h, id_no, min(p) AS first_p FROM person_base\n"
         "WHERE in_household AND id_no IS NOT NULL GROUP BY h, id_no HAVING count(*) > 1");
  }

  // The select list of a GROUP BY over a dataset's rows for the facts of one entity: aggregates, and one struct for
  // each group of `latest` facts.
  std::string DatasetAggregates(const std::vector<const Fact*>& facts, std::map<std::string, std::string>& latest) {
    const Namer namer = names_.ForRows(kRow);
    std::string list;
    std::map<std::string, std::vector<const Fact*>> picks;
    for (const Fact* fact : facts) {
      if (fact->shape == FactShape::kLatest) {
        picks[LatestKey(*fact)].push_back(fact);
      } else {
        const std::string filter = fact->where ? ConditionSql(*fact, namer, pack_) : "";
        Add(list, AggregateSql(*fact, namer, filter, pack_) + " AS " + fact->name);
      }
    }
    for (const auto& [key, members] : picks) {
      std::string values;
      for (const Fact* fact : members)
        values += fmt::format("{}: {}, ", fact->name, ToSql(fact->value.tree, namer, pack_));
      std::string order;
      for (size_t i = 0; i < members[0]->latest.size(); ++i) {
        order += fmt::format("k{}: {}, ", i, ToSql(members[0]->latest[i].tree, namer, pack_));
      }
      const std::string name = "latest_" + members[0]->name;
      Add(list, fmt::format("arg_max({{{}pos: s.pos}}, {{{}pos: s.pos}}) FILTER (WHERE {}) AS {}", values, order,
                            ConditionSql(*members[0], namer, pack_), name));
      for (const Fact* fact : members) latest[fact->name] = name;
    }
    return list;
  }

  static std::string Defaulted(const std::string& value, const Fact& fact) {
    const std::string otherwise = ValueWithoutRows(fact);
    return otherwise.empty() ? value : "coalesce(" + value + ", " + otherwise + ")";
  }

  std::string FactSelects(const std::vector<const Fact*>& facts, const std::string& table,
                          const std::map<std::string, std::string>& latest) const {
    std::string selects;
    for (const Fact* fact : facts) {
      const auto picked = latest.find(fact->name);
      const std::string column = picked == latest.end() ? fact->name : picked->second + "." + fact->name;
      Add(selects, Defaulted(table + "." + column, *fact) + " AS " + fact->name);
    }
    return selects;
  }

  std::map<std::string, std::vector<const Fact*>> FactsByDataset(Entity entity) const {
    std::map<std::string, std::vector<const Fact*>> groups;
    for (const Fact* fact : plan_.facts) {
      if (Is(*fact, entity, FactShape::kFrom) || Is(*fact, entity, FactShape::kLatest))
        groups[fact->from].push_back(fact);
    }
    return groups;
  }

  void PersonGroups() {
    for (const auto& [dataset, facts] : FactsByDataset(Entity::kPerson)) {
      const bool two_keys = pack_.FindDataset(dataset)->Find("household_id") >= 0;
      const std::string table = "by_" + dataset;
      std::map<std::string, std::string> latest;
      const std::string list = DatasetAggregates(facts, latest);
      const std::string source = two_keys ? " s JOIN household ON household.household_id = s.household_id" : " s";
      Emit(table, fmt::format("CREATE OR REPLACE TABLE {} AS\nSELECT {}s.id_no AS id_no,\n       {}\nFROM stage_{}{}\n"
                              "WHERE s.id_no IS NOT NULL GROUP BY {}s.id_no",
                              table, two_keys ? "household.h AS h, " : "", list, dataset, source,
                              two_keys ? "household.h, " : ""));
      person_groups_.push_back(
          {table, fmt::format("{0}.id_no = b.id_no", table) + (two_keys ? " AND " + table + ".h = b.h" : ""),
           FactSelects(facts, table, latest)});
    }
    PersonPeers();
    DepartmentFacts();
  }

  void PersonPeers() {
    for (const auto& [column, facts] : Peers(Entity::kPerson)) {
      const Namer namer = names_.ForSubjects({"b", "b", "", "", ""}, Entity::kPerson);
      person_groups_.push_back(PeersGroup("person", column, facts, namer, "person_base b"));
    }
  }

  std::map<std::string, std::vector<const Fact*>> Peers(Entity entity) const {
    std::map<std::string, std::vector<const Fact*>> groups;
    for (const Fact* fact : plan_.facts) {
      if (Is(*fact, entity, FactShape::kPeers)) groups[fact->peers].push_back(fact);
    }
    return groups;
  }

  Group PeersGroup(const std::string& entity, const std::string& column, const std::vector<const Fact*>& facts,
                   const Namer& namer, const std::string& source) {
    std::string list;
    for (const Fact* fact : facts) {
      const std::string filter = fact->where ? ConditionSql(*fact, namer, pack_) : "";
      Add(list, AggregateSql(*fact, namer, filter, pack_) + " AS " + fact->name);
    }
    const std::string table = "peers_" + entity + "_" + column;
    Emit(table,
         fmt::format(
             "CREATE OR REPLACE TABLE {0} AS\nSELECT b.{1} AS shared,\n       {2}\nFROM {3}\nWHERE b.{1} IS NOT NULL "
             "GROUP BY b.{1}",
             table, column, list, source));
    return {table, fmt::format("{}.shared = b.{}", table, column), FactSelects(facts, table, {})};
  }

  void DepartmentFacts() {
    std::vector<const Fact*> facts;
    for (const Fact* fact : plan_.facts) {
      if (fact->shape == FactShape::kDepartments) facts.push_back(fact);
    }
    if (facts.empty()) return;
    std::string rows;
    for (const Dataset& dataset : pack_.datasets) {
      if (!dataset.is_department || dataset.Find("id_no") < 0 || dataset.Find("name") < 0) continue;
      rows += (rows.empty() ? "" : "\nUNION ALL ") + ("SELECT id_no, name FROM stage_" + dataset.name);
    }
    Emit("department_rows", "CREATE OR REPLACE VIEW department_rows AS\n" + rows);
    const Namer namer = names_.ForRows("d", "b");
    std::string list;
    std::string any;
    for (const Fact* fact : facts) {
      const std::string condition = ConditionSql(*fact, namer, pack_);
      any += (any.empty() ? "" : " OR ") + condition;
      Add(list, AggregateSql(*fact, namer, facts.size() == 1 ? "" : condition, pack_) + " AS " + fact->name);
    }
    Emit("department_person",
         fmt::format(
             "CREATE OR REPLACE TABLE department_person AS\nSELECT b.p AS p,\n       {}\nFROM department_rows d JOIN "
             "person_base b ON b.id_no = d.id_no\nWHERE {}\nGROUP BY b.p",
             list, any));
    person_groups_.push_back(
        {"department_person", "department_person.p = b.p", FactSelects(facts, "department_person", {})});
  }

  void PersonFacts() {
    std::string columns = "b.*";
    Add(columns,
        "(b.in_household AND b.id_no IS NOT NULL AND (repeated_member.first_p IS NULL OR repeated_member.first_p = "
        "b.p)) AS counted");
    std::string joins = "\nLEFT JOIN repeated_member ON repeated_member.h = b.h AND repeated_member.id_no = b.id_no";
    for (const Group& group : person_groups_) {
      Add(columns, group.selects);
      joins += "\nLEFT JOIN " + group.table + " ON " + group.join;
    }
    const Namer namer = names_.ForSubjects({"b", "", "", "", ""}, Entity::kPerson);
    for (const Fact* fact : plan_.facts) {
      if (!Is(*fact, Entity::kPerson, FactShape::kPlain) || IsBaseFact(pack_, *fact)) continue;
      Add(columns, ToSql(fact->value.tree, namer, pack_) + " AS " + fact->name);
    }
    Emit("person_fact", "CREATE OR REPLACE TABLE person_fact AS\nSELECT " + columns + "\nFROM person_base b" + joins);
  }

  void HouseholdGroups() {
    for (const auto& [dataset, facts] : FactsByDataset(Entity::kHousehold)) {
      const std::string table = "household_by_" + dataset;
      std::map<std::string, std::string> latest;
      const std::string list = DatasetAggregates(facts, latest);
      Emit(table,
           fmt::format(
               "CREATE OR REPLACE TABLE {} AS\nSELECT household.h AS h,\n       {}\nFROM stage_{} s JOIN household ON "
               "household.household_id = s.household_id\nGROUP BY household.h",
               table, list, dataset));
      household_groups_.push_back({table, table + ".h = b.h", FactSelects(facts, table, latest)});
    }
    for (const auto& [column, facts] : Peers(Entity::kHousehold)) {
      household_groups_.push_back(PeersGroup("household", column, facts, names_.ForRows("b"), "household b"));
    }
    MemberFacts();
    RelativeFacts();
  }

  void MemberFacts() {
    const Namer namer = names_.ForSubjects(kPersonAliases, Entity::kPerson);
    std::string list;
    std::vector<const Fact*> facts;
    for (const Fact* fact : plan_.facts) {
      if (fact->shape != FactShape::kOver || fact->over == Over::kHeadRelatives) continue;
      facts.push_back(fact);
      Add(list, AggregateSql(*fact, namer, OverFilter(*fact, names_), pack_) + " AS " + fact->name);
    }
    Emit("household_members", "CREATE OR REPLACE TABLE household_members AS\nSELECT p.h AS h,\n       " + list +
                                  "\nFROM person_fact p GROUP BY p.h");
    household_groups_.push_back(
        {"household_members", "household_members.h = b.h", FactSelects(facts, "household_members", {})});
  }

  // Relatives of the heads need not be in the register, so they are seen through their ids.
  void RelativeFacts() {
    std::vector<const Fact*> facts;
    for (const Fact* fact : plan_.facts) {
      if (fact->shape == FactShape::kOver && fact->over == Over::kHeadRelatives) facts.push_back(fact);
    }
    if (facts.empty()) return;
    Emit("head_kinship",
         "CREATE OR REPLACE TABLE head_kinship AS\nSELECT b.h AS h, k.relative AS id_no, k.pos AS pos FROM person_base "
         "b JOIN (\n"
         "  SELECT id_no AS id, relative_id_no AS relative, pos FROM stage_kinship\n"
         "  UNION ALL SELECT relative_id_no, id_no, pos FROM stage_kinship) k ON k.id = b.id_no\nWHERE b.in_household "
         "AND b.is_head");
    Emit("head_relative", "CREATE OR REPLACE TABLE head_relative AS\nSELECT DISTINCT h, id_no FROM head_kinship");
    std::set<std::string> datasets;
    std::string list;
    for (const Fact* fact : facts) {
      for (const std::string& dataset : RelativeDatasets(*fact)) datasets.insert(dataset);
      const Namer namer = RelativeNamer();
      Add(list, AggregateSql(*fact, namer, fact->where ? ConditionSql(*fact, namer, pack_) : "", pack_) + " AS " +
                    fact->name);
    }
    std::string joins;
    for (const std::string& dataset : datasets)
      joins += fmt::format("\nLEFT JOIN by_{0} ON by_{0}.id_no = r.id_no", dataset);
    Emit("household_relatives", "CREATE OR REPLACE TABLE household_relatives AS\nSELECT r.h AS h,\n       " + list +
                                    "\nFROM head_relative r" + joins + "\nGROUP BY r.h");
    household_groups_.push_back(
        {"household_relatives", "household_relatives.h = b.h", FactSelects(facts, "household_relatives", {})});
  }

  std::set<std::string> RelativeDatasets(const Fact& fact) const {
    std::set<std::string> names;
    CollectNames(fact.value.tree, names);
    if (fact.where) CollectNames(fact.where->tree, names);
    std::set<std::string> datasets;
    for (const std::string& name : names) {
      const Fact* used = pack_.FindFact(name);
      if (used != nullptr && !used->from.empty()) datasets.insert(used->from);
    }
    return datasets;
  }

  Namer RelativeNamer() const {
    const Namer rows = names_.ForRows("r");
    return [this, rows](const Node& node) {
      const Fact* fact = node.name_kind == NameKind::kFact ? pack_.FindFact(node.text) : nullptr;
      if (fact == nullptr) return rows(node);
      return Defaulted("by_" + fact->from + "." + fact->name, *fact);
    };
  }

  void HouseholdFacts() {
    std::string columns = "b.*";
    std::string joins;
    for (const Group& group : household_groups_) {
      Add(columns, group.selects);
      joins += "\nLEFT JOIN " + group.table + " ON " + group.join;
    }
    const Namer namer = names_.ForSubjects({"", "", "b", "", ""}, Entity::kHousehold);
    for (const Fact* fact : plan_.facts) {
      if (Is(*fact, Entity::kHousehold, FactShape::kPlain))
        Add(columns, ToSql(fact->value.tree, namer, pack_) + " AS " + fact->name);
    }
    Emit("household_fact",
         "CREATE OR REPLACE TABLE household_fact AS\nSELECT " + columns + "\nFROM household b" + joins);
  }

  const Pack& pack_;
  const PlanNames& names_;
  FactPlan& plan_;
  std::vector<Group> person_groups_;
  std::vector<Group> household_groups_;
};

}  // namespace

void PlanFactSteps(const PlanNames& names, FactPlan& plan) { FactPlanner(names.pack(), names, plan).Run(); }

}  // namespace shouwang::policy
