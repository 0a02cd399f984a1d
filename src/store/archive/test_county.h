// For tests: a county with real keys, kept files and rows, on either database.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/resident_id.h"
#include "seal/file_vault.h"
#include "seal/ring_sealer.h"
#include "seal/test_keys.h"
#include "store/access/access_tables.h"
#include "store/archive/county_files.h"
#include "store/archive/upkeep.h"
#include "store/core/database.h"
#include "store/core/test_place.h"
#include "store/core/work.h"

namespace shouwang::store {

inline access::Caller Console() { return access::Caller::System("test"); }

// An empty folder and an empty database.
struct TestPlace {
  explicit TestPlace(Connection::Kind kind) : database(kind == Connection::Kind::kPostgres) {
    county.folder = folder.path() / "county";
    county.url =
        kind == Connection::Kind::kPostgres ? database.url() : record::CountyPlace::InFolder(county.folder).url;
    keys = seal::KeyFilesOf(county.folder);
  }
  // What an operator does before a restore.
  void TakeMasterKeyOf(const TestPlace& other) const {
    std::filesystem::create_directories(keys.master.parent_path());
    std::filesystem::copy_file(other.keys.master, keys.master);
  }

  seal::testing::TestFolder folder;
  TestDatabase database;
  record::CountyPlace county;
  seal::KeyFiles keys;
};

// A running county of `persons` persons.
class TestCounty : public TestPlace {
 public:
  static constexpr const char* kId = "530326197411170019";
  static constexpr const char* kPhone = "13888123456";

  explicit TestCounty(Connection::Kind kind, int64_t persons = 50) : TestPlace(kind) {
    std::filesystem::create_directories(county.folder / "policies" / "own");
    seal::testing::SetFileBytes(county.folder / "policies" / "own" / "pack.toml", "[pack]\n");
    if (!seal::KeyRing::Create(keys, seal::Cipher::kSm4)) throw std::runtime_error("no keys");
    Open();
    digest = vault->Keep(std::string("身份证号码,电话\n") + kId + "," + kPhone + "\n").value();
    Write([&](Work& work) {
      for (int64_t i = 0; i < persons; ++i) AddPerson(work);
      const int64_t import = work.numbers->Next();
      const int64_t file = work.numbers->Next();
      const std::string long_text = "多行\n文字\t与'引号'\\";
      work.sql() << "INSERT INTO registry_import VALUES (:id, 'open', :note, '', 0, '', 0, 0, 0, 0, 1, '', '')",
          soci::use(import), soci::use(long_text);
      work.sql() << "INSERT INTO registry_import_file VALUES (:id, :import, 'a.csv', :digest, 1)", soci::use(file),
          soci::use(import), soci::use(digest);
    });
  }

  void Open() {
    Close();
    sealer = seal::MakeSealer(keys, clock).value();
    vault = seal::FileVault::Open(VaultFolder(county), keys, clock).value();
    DatabaseOptions options;
    options.url = county.url;
    options.create = true;
    options.tell_all = true;
    Result<std::unique_ptr<Database>> opened = Database::Open(options, *sealer, clock);
    if (!opened) throw std::runtime_error(FormatError(opened.error()));
    database_open = std::move(*opened);
  }
  void Close() { database_open.reset(); }

  void Write(const std::function<void(Work&)>& change) {
    const Status done = database_open->Write(Console(), [&](Work& work) {
      change(work);
      MakeAuditTrail(work)->Append({"test", "", "done", "{}"});
      return Status();
    });
    if (!done) throw std::runtime_error(FormatError(done.error()));
  }
  void Read(const std::function<void(Work&)>& use) {
    const Status done = database_open->Read(Console(), [&](Work& work) {
      use(work);
      return Status();
    });
    if (!done) throw std::runtime_error(FormatError(done.error()));
  }

  static int64_t AddPerson(Work& work) {
    const int64_t id = work.numbers->Next();
    const std::string sealed = work.sealer.Seal({"person.id_no", id}, kId);
    const int64_t index = work.sealer.BlindIndex("id", kId);
    work.sql()
        << "INSERT INTO person (id, household, division_code, name, id_no, id_no_index, id_state, relation, sex, "
           "birth_date, student_status, health, labour, status, since, merged_into, initials, closed, version, "
           "corrected, import_id) VALUES (:id, 0, '530326100001', '吴国华', :sealed, :number, 'valid', '户主', "
           "'男', '1974-11-17', '', '', '', '在户', '', NULL, 'wgh', 0, 1, 0, 0)",
        soci::use(id), soci::use(sealed), soci::use(index);
    return id;
  }

  // Each person's id, opened; the key versions they are under.
  struct Persons {
    std::vector<std::string> ids;
    std::set<int> versions;
  };
  Persons AllPersons() {
    Persons persons;
    Read([&](Work& work) {
      int64_t id = 0;
      std::string sealed;
      soci::statement all =
          (work.sql().prepare << "SELECT id, id_no FROM person ORDER BY id", soci::into(id), soci::into(sealed));
      all.execute();
      while (all.fetch()) {
        persons.ids.push_back(work.sealer.Open({"person.id_no", id}, sealed));
        persons.versions.insert(*seal::SealedVersion(sealed));
      }
    });
    return persons;
  }

  ManualClock clock{1'653'955'200'000};  // 2022-05-31
  std::string digest;                    // of the kept file
  std::unique_ptr<seal::Sealer> sealer;
  std::unique_ptr<seal::FileVault> vault;
  std::unique_ptr<Database> database_open;
};

}  // namespace shouwang::store
