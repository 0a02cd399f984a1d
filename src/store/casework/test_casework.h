// For tests of casework in the record: cases of made-up households in four villages of two towns.
#pragma once

#include <string>
#include <vector>

#include "casework/cases.h"
#include "casework/consents.h"
#include "casework/publicity.h"
#include "store/casework/casework_tables.h"
#include "store/core/test_database.h"

namespace shouwang::store {

inline constexpr const char* kCounty = "530326";
inline constexpr const char* kTown = "530326101";
inline constexpr const char* kOtherTown = "530326102";
inline constexpr const char* kVillage = "530326101201";
inline constexpr const char* kNextVillage = "530326101202";
inline constexpr const char* kOtherVillage = "530326102201";

inline access::Caller CallerAt(const std::string& division) {
  access::Caller caller;
  caller.account = 5;
  caller.name = "tester";
  caller.scope.kind = access::Scope::Kind::kDivision;
  caller.scope.division = division;
  return caller;
}

inline access::Caller ContactAt(const std::string& division, int64_t account) {
  access::Caller caller = CallerAt(division);
  caller.account = account;
  caller.scope.kind = access::Scope::Kind::kContact;
  caller.scope.account = account;
  return caller;
}

inline access::Caller DepartmentAt(const std::string& division, const std::string& department) {
  access::Caller caller = CallerAt(division);
  caller.scope.kind = access::Scope::Kind::kDepartment;
  caller.scope.department = department;
  return caller;
}

inline access::Caller Officer() {
  access::Caller caller;
  caller.account = 9;
  caller.role = access::Role::kAuditor;
  return caller;
}

inline casework::CaseFile NewCase(const std::string& division, int64_t household = 1) {
  casework::CaseFile file;
  file.procedure = "digest-1";
  file.pack = "huize-2022 1.0.0";
  file.household = household;
  file.household_id = "H" + std::to_string(household);
  file.head = "户主";
  file.division_code = division;
  file.period = "2022-05";
  file.raised_on = "2022-05-01";
  file.step = "clue";
  file.step_title = "线索核实";
  file.office = "village";
  file.due_on = "2022-05-03";
  file.limit_on = "2022-05-16";
  file.started_ms = 1'651'363'200'000;
  return file;
}

inline procedure::Event NewEvent(int64_t number) {
  procedure::Event event;
  event.number = number;
  event.time_ms = 1'651'363'200'000 + number;
  event.account = 5;
  event.account_name = "tester";
  event.kind = number == 1 ? procedure::EventKind::kStarted : procedure::EventKind::kPaperAdded;
  event.step = event.to = "clue";
  event.reason = "家里有人住院";
  event.paper = "visit";
  event.ref = number == 1 ? "digest-1" : "visit/" + std::to_string(number);
  return event;
}

class CaseworkTest : public DatabaseTest {
 public:
  CaseworkTest() {
    Write([](Work& work) {
      MakeCases(work)->KeepProcedure("digest-1", "{}");
      return Status();
    });
  }

  // The case with its first event.
  int64_t AddCase(const casework::CaseFile& file) {
    int64_t id = 0;
    Write([&](Work& work) {
      const auto cases = MakeCases(work);
      id = cases->Add(file);
      casework::CaseFile after = file;
      after.id = id;
      EXPECT_TRUE(cases->Append(after, NewEvent(1)));
      return Status();
    });
    return id;
  }

  // A household of the register with a contact person.
  void AssignHousehold(int64_t household, const std::string& division, int64_t contact) {
    Write([&](Work& work) {
      const std::string number = "H" + std::to_string(household);
      work.sql() << "INSERT INTO household (id, household_id, division_code, village_group, household_type, phone, "
                    "phone_index, residency, contact_account, closed, version, corrected, import_id) VALUES (:id, "
                    ":number, :division, '', '', '', 0, '', :contact, 0, 1, 0, 0)",
          soci::use(household), soci::use(number), soci::use(division), soci::use(contact);
      return Status();
    });
  }

  void WriteAs(const access::Caller& caller, const std::function<void(Work&)>& change) {
    const Status status = database().Write(caller, [&](Work& work) {
      change(work);
      return Status();
    });
    ASSERT_TRUE(status) << FormatError(status.error());
  }
  void ReadAs(const access::Caller& caller, const std::function<void(Work&)>& use) {
    const Status status = database().Read(caller, [&](Work& work) {
      use(work);
      return Status();
    });
    ASSERT_TRUE(status) << FormatError(status.error());
  }

  std::vector<casework::CaseFile> List(const access::Caller& caller, const casework::CaseFilter& filter = {},
                                       const std::optional<casework::CaseCursor>& after = {}, int limit = 1000) {
    std::vector<casework::CaseFile> files;
    ReadAs(caller, [&](Work& work) { files = MakeCases(work)->List(filter, after, limit); });
    return files;
  }

  // Everything that stands in a column.
  std::string Column(const std::string& table, const std::string& column) {
    std::string all;
    Read([&](Work& work) {
      std::string cell;
      soci::statement statement = (work.sql().prepare << "SELECT " + column + " FROM " + table, soci::into(cell));
      statement.execute();
      while (statement.fetch()) all += cell + "\n";
    });
    return all;
  }
};

}  // namespace shouwang::store
