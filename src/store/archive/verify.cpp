#include "store/archive/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "seal/file_vault.h"
#include "seal/ring_sealer.h"
#include "store/archive/column_marks.h"
#include "store/archive/county_files.h"
#include "store/archive/messages.h"
#include "store/archive/table_rows.h"
#include "store/archive/verify_cases.h"
#include "store/archive/verify_help.h"
#include "store/archive/verify_visits.h"
#include "store/core/connection_url.h"
#include "store/core/fault.h"
#include "store/core/schema.h"

namespace shouwang::store {
namespace {

constexpr size_t kMostFaults = 100;
constexpr size_t kRowsBetweenLooks = 10'000;
constexpr double kTablesBegin = 0.1;  // shares of the time
constexpr double kCasesBegin = 0.6;
constexpr double kVisitsBegin = 0.64;
constexpr double kHelpBegin = 0.68;
constexpr double kFilesBegin = 0.7;

class Verification {
 public:
  Verification(Connection& connection, const seal::Sealer& sealer, const seal::FileVault& vault,
               const seal::KeyRing& ring, const record::Watch& watch)
      : connection_(connection), sealer_(sealer), vault_(vault), ring_(ring), watch_(watch) {}

  Result<record::VerifyReport> Run() {
    const bool sqlite = connection_.kind() == Connection::Kind::kSqlite;
    connection_.sql << (sqlite ? "BEGIN" : "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    if (!watch_.go_on(message::kStageVerifyDatabase, 0)) return Stopped();
    if (sqlite) LookAtFile();
    const std::vector<std::string> tables = TableNames();
    for (size_t i = 0; i < tables.size(); ++i) {
      const double fraction =
          kTablesBegin + (kCasesBegin - kTablesBegin) * static_cast<double>(i) / static_cast<double>(tables.size());
      if (!LookAtTable(tables[i], fraction)) return Stopped();
    }
    LookAtRowNumbers();
    if (!LookAtCases() || !LookAtVisits() || !LookAtHelp()) return Stopped();
    connection_.Commit();
    if (Status looked = LookAtVault(); !looked) return Fail(looked.error());
    return std::move(report_);
  }

 private:
  void Fault(std::string what, std::string where, const char* hint = "") {
    if (report_.faults.size() > kMostFaults) return;
    if (report_.faults.size() == kMostFaults) {
      what = fmt::format(fmt::runtime(message::kMoreFaults), kMostFaults);
      where.clear();
      hint = "";
    }
    report_.faults.push_back({ErrorCode::kInternal, std::move(what), std::move(where), hint});
  }

  // PostgreSQL holds its references itself.
  void LookAtFile() {
    {
      std::string line;
      soci::statement check = (connection_.sql.prepare << "PRAGMA integrity_check", soci::into(line));
      check.execute();
      while (check.fetch()) {
        if (line != "ok") Fault(fmt::format(fmt::runtime(message::kDatabaseBroken), line), "");
      }
    }
    std::string table;
    std::string parent;
    int64_t row = 0;
    soci::indicator row_given = soci::i_ok;
    soci::statement check = (connection_.sql.prepare << "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check",
                             soci::into(table), soci::into(row, row_given), soci::into(parent));
    check.execute();
    while (check.fetch()) {
      Fault(fmt::format(fmt::runtime(message::kForeignKey), parent), fmt::format("{}/{}", table, row));
    }
  }

  static tl::unexpected<Error> Stopped() { return Fail(ErrorCode::kCancelled, message::kStopped); }

  // False when it is to stop.
  bool LookAtTable(const std::string& table, double fraction) {
    bool goes_on = watch_.go_on(message::kStageVerifyTables, fraction);
    std::vector<std::string> places;
    size_t row_column = 0;
    bool numbered = false;
    const auto begin = [&](const std::vector<std::string>& columns) {
      for (const std::string& column : columns) places.push_back(table + "." + column);
      row_column = RowColumn(columns);
      numbered = columns[row_column] == "id";
    };
    ReadRows(connection_, table, begin, [&](const std::vector<Cell>& row) {
      ++report_.rows;
      if (report_.rows % kRowsBetweenLooks == 0) goes_on = watch_.go_on(message::kStageVerifyTables, fraction);
      const int64_t number = row[row_column].integer;
      if (numbered) highest_row_ = std::max(highest_row_, number);
      for (size_t i = 0; i < row.size(); ++i) {
        if (row[i].kind == Cell::Kind::kText && !row[i].text.empty()) LookAtText({places[i], number}, row[i].text);
      }
      return goes_on;
    });
    return goes_on;
  }

  void LookAtText(seal::Place place, std::string_view text) {
    const std::string column(place.column);
    if (vault_columns_.contains(column) && !vault_.Has(std::string(text))) {
      Fault(message::kFileMissing, Where(place));
    }
    if (vault_lists_.contains(column)) LookAtList(place, text);
    const bool listed = sealed_columns_.contains(column);
    const std::optional<seal::KeyRing::Version> version = seal::SealedVersion(text);
    if (!version && listed) Fault(message::kSealMissing, Where(place), message::kSealHint);
    if (!version || (!listed && !ring_.data_keys().contains(*version))) return;
    if (!Opens(place, text)) {
      // In a column that is not listed it only happened to have the form.
      if (listed) Fault(message::kSealBroken, Where(place), message::kSealHint);
      return;
    }
    ++report_.sealed_values;
    if (*version < ring_.current()) ++report_.old_key_values;
    if (!listed && unlisted_.insert(column).second) Fault(message::kSealUnlisted, column);
  }

  void LookAtList(seal::Place place, std::string_view text) {
    std::istringstream digests{std::string(text)};
    for (std::string digest; digests >> digest;) {
      if (!vault_.Has(digest)) return Fault(message::kFileMissing, Where(place));
    }
  }

  bool Opens(seal::Place place, std::string_view text) const {
    try {
      sealer_.Open(place, text);
      return true;
    } catch (const seal::SealError&) {
      return false;
    }
  }

  static std::string Where(seal::Place place) { return fmt::format("{}/{}", place.column, place.row); }

  void LookAtRowNumbers() {
    int64_t next = 0;
    connection_.sql << "SELECT next FROM row_number_block WHERE name = 'row'", soci::into(next);
    if (next <= highest_row_) {
      Fault(fmt::format(fmt::runtime(message::kRowNumbers), next, highest_row_), "row_number_block");
    }
  }

  bool LookAtCases() {
    return VerifyCases(connection_, sealer_,
                       {[this] { return watch_.go_on(message::kStageVerifyCases, kCasesBegin); },
                        [this](const std::string& digest) { return vault_.Has(digest); },
                        [this](std::string what, std::string where) {
                          Fault(std::move(what), std::move(where), message::kSealHint);
                        }});
  }

  bool LookAtVisits() {
    return VerifyVisits(connection_, sealer_,
                        {[this] { return watch_.go_on(message::kStageVerifyVisits, kVisitsBegin); },
                         [this](std::string what, std::string where) {
                           Fault(std::move(what), std::move(where), message::kSealHint);
                         }});
  }

  bool LookAtHelp() {
    return VerifyHelp(connection_, {[this] { return watch_.go_on(message::kStageVerifyHelp, kHelpBegin); },
                                    [this](std::string what, std::string where) {
                                      Fault(std::move(what), std::move(where), message::kSealHint);
                                    }});
  }

  Status LookAtVault() {
    const Result<std::vector<std::string>> names = vault_.Names();
    if (!names) return Fail(names.error());
    for (size_t i = 0; i < names->size(); ++i) {
      const double done = static_cast<double>(i) / static_cast<double>(names->size());
      if (!watch_.go_on(message::kStageVerifyFiles, kFilesBegin + (1 - kFilesBegin) * done)) return Stopped();
      const std::string& name = (*names)[i];
      const Result<std::string> content = vault_.FetchNamed(name);
      if (content) {
        ++report_.files;
      } else if (content.error().code != ErrorCode::kNotFound) {  // it may be removed meanwhile
        Fault(content.error().what, vault_.PathOf(name).string(), message::kSealHint);
      }
    }
    return {};
  }

  Connection& connection_;
  const seal::Sealer& sealer_;
  const seal::FileVault& vault_;
  const seal::KeyRing& ring_;
  const record::Watch& watch_;
  const std::set<std::string> sealed_columns_ = MarkedColumns(kSealedMark);
  const std::set<std::string> vault_columns_ = MarkedColumns(kVaultMark);
  const std::set<std::string> vault_lists_ = MarkedColumns(kVaultListMark);
  std::set<std::string> unlisted_;
  int64_t highest_row_ = 0;
  record::VerifyReport report_;
};

}  // namespace

Result<record::VerifyReport> VerifyCounty(const record::CountyPlace& county, const Clock& clock,
                                          const record::Watch& watch) {
  const seal::KeyFiles keys = seal::KeyFilesOf(county.folder);
  const Result<seal::KeyRing> ring = seal::KeyRing::Load(keys);
  if (!ring) return Fail(ring.error());
  const Result<std::unique_ptr<seal::Sealer>> sealer = seal::MakeSealer(keys, clock);
  if (!sealer) return Fail(sealer.error());
  const Result<std::unique_ptr<seal::FileVault>> vault = seal::FileVault::Open(VaultFolder(county), keys, clock);
  if (!vault) return Fail(vault.error());
  try {
    const Result<std::unique_ptr<Connection>> connection = OpenCounty(county);
    if (!connection) return Fail(connection.error());
    return Verification(**connection, **sealer, **vault, *ring, watch).Run();
  } catch (const soci::soci_error& fault) {
    throw WithoutValues(fault, false);
  }
}

}  // namespace shouwang::store
