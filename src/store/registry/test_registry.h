// A register with households to change, for the tests of its repository.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/resident_id.h"
#include "registry/edit.h"
#include "registry/natural_change.h"
#include "registry/register_words.h"
#include "registry/reshape.h"
#include "store/core/test_database.h"
#include "store/registry/registry_tables.h"

namespace shouwang::store {

using namespace registry;  // NOLINT: the tests speak of nothing else

inline const Date kToday = *Date::FromIso("2022-05-31");
inline const Occasion kBecause{"入户核实", kToday};

inline std::string TestId(int64_t birth, int64_t sequence) {
  return ResidentId(53032600000000000 + birth * 1000 + sequence).Text();
}

inline access::Caller CallerAt(const std::string& division) {
  access::Caller caller;
  caller.account = 9;
  caller.name = "town";
  caller.role = access::Role::kTown;
  caller.scope.kind = access::Scope::Kind::kDivision;
  caller.scope.division = division;
  return caller;
}

class RegistryTest : public DatabaseTest {
 public:
  // A household of a head and a spouse; gives its number.
  int64_t MakeHousehold(const std::string& number, const std::string& division = "530326101201") {
    int64_t id = 0;
    Write([&](Work& work) -> Status {
      const auto registry = MakeRegistry(work);
      Row household(Entity::kHousehold);
      household.id = household.household = id = registry->NewNumber();
      household[household_field::kNumber] = number;
      household[household_field::kDivision] = division;
      household[household_field::kType] = word::kHouseholdTypes[0];
      household[household_field::kPhone] = "19900000001";
      Operation made{ChangeSource::kEdit, "建户", {Created(household)}};
      made.edits.push_back(
          Created(NewPerson(*registry, id, "张三", std::string(word::kHead), TestId(19800101, ++people_))));
      made.edits.push_back(Created(NewPerson(*registry, id, "单小芳", "配偶", TestId(19820202, ++people_))));
      const Result<int64_t> done = registry->Apply(made);
      if (!done) return Fail(done.error());
      return Status();
    });
    return id;
  }

  static Row NewPerson(Registry& registry, int64_t household, const std::string& name, const std::string& relation,
                       const std::string& id_no) {
    Row person(Entity::kPerson);
    person.id = registry.NewNumber();
    person.household = household;
    person[person_field::kName] = name;
    person[person_field::kIdNo] = id_no;
    person[person_field::kIdState] = id_no.empty() ? kIdBlank : kIdValid;
    person[person_field::kRelation] = relation;
    person[person_field::kStatus] = word::kInHousehold;
    return person;
  }

  HouseholdCard Card(int64_t household) {
    HouseholdCard card;
    Read([&](Work& work) { card = MakeRegistry(work)->ReadCard(household).value(); });
    return card;
  }

  // Makes the operation and applies it; gives its number, or the error's code.
  Result<int64_t> Do(const std::function<Result<Operation>(Registry&)>& make) {
    int64_t number = 0;
    const Status status = database().Write(access::Caller::System("test"), [&](Work& work) -> Status {
      const auto registry = MakeRegistry(work);
      const Result<Operation> operation = make(*registry);
      if (!operation) return Fail(operation.error());
      const Result<int64_t> done = registry->Apply(*operation);
      if (!done) return Fail(done.error());
      number = *done;
      return Status();
    });
    if (!status) return Fail(status.error());
    return number;
  }

  Status UndoOperation(int64_t operation) {
    return database().Write(access::Caller::System("test"), [&](Work& work) -> Status {
      const auto registry = MakeRegistry(work);
      const Result<int64_t> done = Undo(*registry, registry->ChangesOf(operation).front().id, kBecause);
      if (!done) return Fail(done.error());
      return Status();
    });
  }

  // All that is open, as text: two states are the same when their texts are.
  std::string Everything() {
    std::string all;
    Read([&](Work& work) {
      const RegisterChunk chunk = MakeRegistry(work)->ReadChunk("", 1'000'000);
      for (const std::vector<Row>* rows : {&chunk.households, &chunk.persons}) {
        for (const Row& row : *rows) {
          nlohmann::json fields = ToJson(row);
          fields.erase("id_no");  // sealed anew each time
          fields.erase("phone");
          all += std::to_string(row.id) + fields.dump() + std::to_string(row.blind[0]) + "\n";
        }
      }
    });
    return all;
  }

  int people_ = 0;
};

}  // namespace shouwang::store
