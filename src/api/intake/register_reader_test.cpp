// The register of the record as tables for a run.
#include "intake/register_reader.h"

#include <gtest/gtest.h>

#include "api/core/test_api.h"
#include "base/resident_id.h"
#include "engine/duckdb_engine.h"
#include "ingest/preview.h"
#include "intake/pack_shelf.h"
#include "registry/registry.h"
#include "store/access/access_tables.h"
#include "store/registry/registry_tables.h"

namespace shouwang::api {
namespace {

using registry::Entity;
using registry::Row;

class RegisterReaderTest : public ApiTest {
 public:
  RegisterReaderTest()
      : ApiTest({.audit = store::MakeAuditTrail, .registry = store::MakeRegistry}, {}),
        packs_(SHOUWANG_SOURCE_DIR "/policies", engine::MakeDuckdbParser) {}

  int64_t AddHousehold(const std::string& number, const std::string& division, const std::string& id_no) {
    int64_t id = 0;
    Write([&](record::Tables& tables) -> Status {
      registry::Registry& registry = tables.registry();
      Row household(Entity::kHousehold);
      household.id = household.household = id = registry.NewNumber();
      household[registry::household_field::kNumber] = number;
      household[registry::household_field::kDivision] = division;
      household[registry::household_field::kType] = "脱贫户";
      household[registry::household_field::kPhone] = "19900000001";
      Row person(Entity::kPerson);
      person.id = registry.NewNumber();
      person.household = id;
      person[registry::person_field::kName] = "张三";
      person[registry::person_field::kIdNo] = id_no;
      person[registry::person_field::kIdState] = registry::kIdValid;
      person[registry::person_field::kRelation] = "户主";
      person[registry::person_field::kStatus] = "在户";
      Row income(Entity::kIncome);
      income.id = registry.NewNumber();
      income.household = id;
      income[registry::income_field::kPeriodEnd] = "2022-05-31";
      income[registry::income_field::kWage] = "1234567";
      tables.audit().Append({"test", "", "done", ""});
      const auto done =
          registry.Apply({registry::ChangeSource::kEdit,
                          "建户",
                          {registry::Created(household), registry::Created(person), registry::Created(income)}});
      return done ? Status() : Fail(done.error());
    });
    return id;
  }

 protected:
  intake::PackShelf packs_;
};
SHOUWANG_API_ON_BOTH_DATABASES(RegisterReaderTest);

TEST_P(RegisterReaderTest, TablesAreReadAsTheContractHasThem) {
  const std::string id_no = ResidentId(53032619800101001).Text();
  const int64_t first = AddHousehold("H1", "530326101201", id_no);
  AddHousehold("H2", "530326102201", ResidentId(53032619800101003).Text());
  AddHousehold("H9", "530325102201", ResidentId(53032519800101003).Text());  // another county's
  const intake::PackPointer pack = packs_.Contracts().value();
  const intake::ReadRegister read = intake::RegisterReader(record(), services().sealer, vault(), 2);
  const Result<intake::RegisterTables> tables = read(*pack, "530326000000");
  ASSERT_TRUE(tables) << FormatError(tables.error());
  ASSERT_EQ(tables->tables.size(), 3U);  // no measures, nobody monitored, no kinship
  EXPECT_EQ(tables->subjects.Household("H1"), first);
  EXPECT_EQ(tables->subjects.Household("H9"), 0);
  EXPECT_GT(tables->subjects.Person(id_no), first);
  EXPECT_EQ(tables->subjects.Person("53032619800101"), 0);
  ASSERT_EQ(tables->places.size(), 2U);
  EXPECT_EQ(tables->places[0].division_code, "530326101201");
  for (const intake::RunInput& input : tables->tables) {
    const std::string text = vault().Fetch(input.digest).value();
    EXPECT_EQ(text.size(), input.bytes);
    EXPECT_EQ(text.find("H9"), std::string::npos);
    ingest::IngestOptions options;
    options.as_of = *Date::FromIso("2022-05-31");
    const ingest::Preview preview = ingest::PreviewTable(
        ingest::FetchedTable(input.name, input.digest, input.bytes, [&]() -> Result<std::string> { return text; }), {},
        pack->datasets, options, 5);
    EXPECT_TRUE(preview.errors.empty());
    EXPECT_TRUE(preview.report.rejects.empty());
    EXPECT_EQ(preview.sheets.at(0).dataset, input.mapping.at(0).dataset);
    EXPECT_EQ(preview.sheets.at(0).as_read.size(), 2U);
    if (input.mapping[0].dataset == "income") {
      EXPECT_NE(text.find("12345.67"), std::string::npos);
    }
  }
  // The same register gives the same bytes.
  const Result<intake::RegisterTables> again = read(*pack, "530326000000");
  for (size_t i = 0; i < again->tables.size(); ++i) EXPECT_EQ(again->tables[i].digest, tables->tables[i].digest);
}

}  // namespace
}  // namespace shouwang::api
