#include <fmt/format.h>

#include <algorithm>

#include "access/divisions.h"
#include "access/masking.h"
#include "api/clues/clue_json.h"
#include "api/clues/export_reply.h"
#include "api/statistics/figures.h"
#include "api/statistics/messages.h"
#include "api/statistics/statistics_api.h"
#include "base/division_code.h"
#include "statistics/sheets.h"

namespace shouwang::api {
namespace {

using nlohmann::json;

constexpr unsigned kFileSeconds = 120;

Result<http::Reply> TablesWorkbook(Call& call) {
  const Result<Asked> asked = AskedOf(call);
  if (!asked) return Fail(asked.error());
  std::vector<std::string> names;
  for (const statistics::TableName& table : statistics::kTables) names.emplace_back(table.name);
  std::vector<statistics::Table> made;
  statistics::SheetsHead head{"", asked->period};
  const Status read = call.services().record.Read(call.caller(), [&](record::Tables& tables) -> Status {
    made = TablesOf(tables, *asked, names);
    head.place = NameOfPlace(tables, asked->period.place);
    return {};
  });
  if (!read) return Fail(read.error());
  const clues::Moment at = clues::MomentOf(call.services().clock.NowMs());
  const clues::ExportMark mark = clues::MakeExportMark(call.caller().name, at);
  Result<std::string> bytes =
      BytesOf([&](const std::filesystem::path& path) { return statistics::WriteTables(path, head, made, mark); });
  const json detail = {{"place", asked->period.place}, {"from", asked->period.from}, {"as_of", asked->period.as_of}};
  return Export(call, "statistics.export", mark, detail, std::move(bytes),
                fmt::format(fmt::runtime(message::kTablesName), asked->period.as_of));
}

// The list with its title, and the names of all places in it.
Result<statistics::HouseholdSheet> SheetOf(Call& call, record::Tables& tables, const Asked& asked,
                                           const statistics::Book& book) {
  const std::string name = call.Query("table");
  const statistics::Cell cell = CellOf(call);
  Result<std::vector<statistics::BehindHousehold>> behind = statistics::HouseholdsBehind(name, cell, book, *asked.pack);
  if (!behind) return Fail(behind.error());
  if (behind->size() > static_cast<size_t>(clues::kExportRows)) {
    return Fail(ErrorCode::kTooLarge, fmt::format(fmt::runtime(message::kTooManyHouseholds), clues::kExportRows), {},
                message::kTooManyHouseholdsHint);
  }
  const statistics::Table table = statistics::HouseholdTable(name, book, {*asked.pack, tables.divisions()});
  const auto column = std::find_if(table.columns.begin(), table.columns.end(), [&](const statistics::Column& one) {
    return cell.column.empty() || one.name == cell.column;
  });
  const auto row = std::find_if(table.rows.begin(), table.rows.end(),
                                [&](const statistics::Row& one) { return one.key == cell.row; });
  statistics::HouseholdSheet sheet;
  sheet.households = std::move(*behind);
  sheet.unit = column->unit;
  sheet.value_title = statistics::Title(column->unit);
  sheet.figure = statistics::FigureTitle(table, *column, row == table.rows.end() ? table.total : *row);
  std::vector<std::string> codes;
  for (const statistics::BehindHousehold& one : sheet.households) {
    codes.push_back(one.spell->division_code);
    codes.push_back(TownCodeOf(one.spell->division_code));
  }
  sheet.names = tables.divisions().Names(codes);
  return sheet;
}

Result<http::Reply> HouseholdsWorkbook(Call& call) {
  const Result<std::string> purpose = access::CleanPurpose(call.Query("purpose"));
  if (!purpose) return Fail(purpose.error());
  const Result<Asked> asked = AskedOf(call);
  if (!asked) return Fail(asked.error());
  const clues::Moment at = clues::MomentOf(call.services().clock.NowMs());
  const clues::ExportMark mark = clues::MakeExportMark(call.caller().name, at);
  Result<std::string> bytes;
  size_t rows = 0;
  const Status read = call.services().record.Read(call.caller(), [&](record::Tables& tables) -> Status {
    const statistics::Book book(tables.statistics().ReadMonitored(asked->period), asked->period);
    const Result<statistics::HouseholdSheet> sheet = SheetOf(call, tables, *asked, book);
    if (!sheet) return Fail(sheet.error());
    rows = sheet->households.size();
    const statistics::SheetsHead head{NameOfPlace(tables, asked->period.place), asked->period};
    bytes = BytesOf(
        [&](const std::filesystem::path& path) { return statistics::WriteHouseholds(path, head, *sheet, book, mark); });
    return {};
  });
  if (!read) return Fail(read.error());
  const json detail = {{"purpose", *purpose},          {"rows", rows},
                       {"place", asked->period.place}, {"as_of", asked->period.as_of},
                       {"table", call.Query("table")}, {"column", call.Query("column")}};
  return Export(call, "statistics.households", mark, detail, std::move(bytes),
                fmt::format(fmt::runtime(message::kHouseholdsName), asked->period.as_of));
}

Endpoint File(const char* path, const char* operation, const char* summary, access::Permission permission,
              std::function<Result<http::Reply>(Call&)> handle) {
  Endpoint endpoint = Reading(path, operation, summary, permission, {}, std::move(handle));
  endpoint.reply_type = kWorkbookType;
  endpoint.limits.deadline_s = kFileSeconds;
  return endpoint;
}

}  // namespace

Endpoints StatisticsFileEndpoints() {
  Endpoint tables = File("/statistics/workbook", "exportStatistics", message::kTablesWorkbook,
                         access::Permission::kReadStatistics, TablesWorkbook);
  tables.query = PeriodQuery({});
  Endpoint households = File("/statistics/households/workbook", "exportStatisticsHouseholds",
                             message::kHouseholdsWorkbook, access::Permission::kExport, HouseholdsWorkbook);
  households.query = CellQuery(statistics::Behind::kHouseholds);
  households.query.push_back({"purpose", http::Text(4, 200), message::kPurposeParameter});
  return {std::move(tables), std::move(households)};
}

}  // namespace shouwang::api
