// How the tables of an import differ from the register, household by household.
//
// Gone are only households of villages that the import has households of, and persons, monitoring and kinship of such
// households when a table of their kind was handed in; incomes and measures only grow. A field that no row of the
// import says anything about is not compared. A person is the same when the id is (also in another household: then it
// moved), else when the name is unique among those left over in the household.
//
// The content of a Difference is JSON:
//   {"items": [item …], "agreed": [[entity, number, bits] …]}
//   item: {"entity", "kind": new|changed|gone, "id", "version", "name", "fields": {field: value} of what is new or
//          {field: [here, imported]} of what changed, "corrected": [field …], "keep": [field …]}
// `corrected`: changed here by hand after it was last imported ("*" for a row made here). `keep`: what stays as it is
// here when the import is accepted, "*" for the whole item; at first this is what is corrected.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/json.h"

#include "registry/imports.h"
#include "registry/registry.h"
#include "registry/staged_register.h"

namespace shouwang::registry {

class Comparison {
 public:
  // `staged` is settled; both must outlive the comparison.
  Comparison(const StagedRegister& staged, const seal::Sealer& sealer);

  // The whole register, stretch by stretch.
  void Add(const RegisterChunk& chunk);

  // Rows of households that are neither in the import nor in the register.
  struct Unplaced {
    Entity entity;
    int32_t source;
    int32_t record;
  };
  struct Outcome {
    nlohmann::json counts;  // {"household": {"new", "changed", "gone"}, …, "corrected"}
    std::vector<Unplaced> unplaced;
  };
  // Gives the differences in order of the 户编号, content in the clear.
  Outcome Finish(const std::function<void(Difference&&)>& emit);

 private:
  struct Group {
    int64_t household = -1;  // index of the staged household
    std::array<size_t, kEntities> begin{};
    std::array<size_t, kEntities> end{};
    bool stored = false;
  };
  struct Pending {
    std::string division;
    int64_t household = 0;
    int64_t version = 0;
    nlohmann::json items = nlohmann::json::array();
    nlohmann::json agreed = nlohmann::json::array();
  };
  struct StoredPerson {
    Row row;
    std::string household_id;
  };

  void GroupRows();
  void CompareHousehold(const Row& stored, const Group* group, Pending& pending);
  void ComparePersons(const std::string& household_id, std::span<const Row> stored, const Group* group, bool covered,
                      Pending& pending);
  void CompareByKey(Entity entity, std::span<const Row> stored, const Group* group, bool covered, Pending& pending);
  void CompareKinship(std::span<const Row> stored, bool covered, Pending& pending);
  // An item for what differs in a row, if anything does; notes what agrees again with what was corrected.
  void CompareRow(const Row& stored, const Row& staged, Pending& pending, const std::string* moved_from = nullptr,
                  const std::string* moved_to = nullptr);
  void AddNew(const Row& staged, Pending& pending);
  void AddGone(const Row& stored, Pending& pending);
  void AddPerson(const StagedRow& staged, Pending& pending);  // new, or moved here
  void AddUnplaced(const Group& group);
  void ResolveMoves(const std::vector<std::string_view>& made);
  void PlaceKinship();
  Pending MakeNew(const std::string& household_id, const Group& group);
  void Emit(const std::string& household_id, Pending pending, const std::function<void(Difference&&)>& emit);
  void Count(Entity entity, std::string_view kind);

  const StagedRegister& staged_;
  const seal::Sealer& sealer_;
  std::unordered_map<std::string_view, Group> groups_;
  std::unordered_set<std::string> covered_;  // villages
  std::map<std::string, Pending> pending_;   // by 户编号
  // Persons without a counterpart in their household, which is in the register.
  std::vector<StoredPerson> stored_left_;
  std::vector<const StagedRow*> staged_left_;
  std::unordered_map<const StagedRow*, const StoredPerson*> moves_;
  std::unordered_map<int64_t, std::string> home_of_;  // blind id → 户编号; only when kinship was handed in
  std::unordered_map<std::string, const StagedRow*> kinship_;                   // not met in the register yet, by key
  std::unordered_map<std::string, std::vector<const StagedRow*>> new_kinship_;  // by 户编号
  int64_t counts_[kEntities][3] = {};
  int64_t corrected_ = 0;
  Outcome outcome_;
};

}  // namespace shouwang::registry
