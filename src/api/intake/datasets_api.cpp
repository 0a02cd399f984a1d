#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "api/core/page.h"
#include "api/core/shapes.h"
#include "api/intake/intake_api.h"
#include "api/intake/intake_shapes.h"
#include "api/intake/messages.h"
#include "intake/hand_in.h"
#include "policy/parameters.h"

namespace shouwang::api {
namespace {

using intake::PackPointer;
using intake::Upload;
using intake::UploadState;
using nlohmann::json;

constexpr char kHandInDay[] = "hand_in_day";  // parameter of the pack
constexpr size_t kMonthCharacters = 7;
constexpr int kMaxMonths = 24;

const char* TypeName(policy::ColumnType type) {
  switch (type) {
    case policy::ColumnType::kText:
      return "text";
    case policy::ColumnType::kNumber:
      return "number";
    case policy::ColumnType::kDate:
      return "date";
    case policy::ColumnType::kResidentId:
      return "id";
    case policy::ColumnType::kEnum:
      return "enum";
    case policy::ColumnType::kEnumSet:
      return "enums";
  }
  return "";
}

json ContractJson(const policy::Dataset& dataset) {
  json columns = json::array();
  for (const policy::Column& column : dataset.columns) {
    json values = json::array();
    for (const policy::EnumValue& value : column.values) values.push_back(value.name);
    columns.push_back({{"name", column.name},
                       {"title", column.title},
                       {"aliases", column.aliases},
                       {"type", TypeName(column.type)},
                       {"required", column.column_required},
                       {"values", std::move(values)}});
  }
  return {{"name", dataset.name},
          {"title", dataset.title},
          {"accumulates", dataset.accumulates},
          {"columns", std::move(columns)}};
}

bool Shows(const access::Caller& caller, const policy::Department& department) {
  return caller.scope.kind != access::Scope::Kind::kDepartment || caller.scope.department == department.name;
}

Result<http::Reply> ListDatasets(Call& call) {
  const Result<PackPointer> pack = call.services().packs->Contracts();
  if (!pack) return Fail(pack.error());
  json items = json::array();
  for (const policy::Department& department : (*pack)->departments) {
    if (!Shows(call.caller(), department)) continue;
    json datasets = json::array();
    for (const policy::Dataset& dataset : intake::OwedDatasets(**pack, department.name)) {
      datasets.push_back(ContractJson(dataset));
    }
    items.push_back({{"department", department.name}, {"title", department.title}, {"datasets", std::move(datasets)}});
  }
  return Json(ListJson(std::move(items)));
}

// The months from `first` to `last`, at most kMaxMonths of them.
std::vector<std::string> Months(const std::string& first, const std::string& last) {
  std::vector<std::string> months;
  std::optional<Date> day = Date::FromIso(first + "-01");
  while (day && months.size() < kMaxMonths) {
    std::string month = day->Iso().substr(0, kMonthCharacters);
    if (month > last) break;
    months.push_back(std::move(month));
    day = day->AddMonths(1);
  }
  return months;
}

// The last moment of the month's hand-in day in China; nothing when the pack has no such day.
std::optional<std::string> DueDay(const policy::Pack& pack, const std::string& month) {
  const std::optional<Date> first = Date::FromIso(month + "-01");
  if (!first) return std::nullopt;
  const policy::ParameterValues values = policy::ResolveParameters(pack, *first, {});
  const auto day = values.find(kHandInDay);
  if (day == values.end() || day->second.values.empty()) return std::nullopt;
  const int64_t last = first->AddMonths(1).AddDays(-1).days() - first->days() + 1;
  return fmt::format("{}-{:02}", month, std::clamp<int64_t>(day->second.values.back().value, 1, last));
}

// One square of the board: what one department did in one month.
json SquareJson(const policy::Pack& pack, const policy::Department& department, const std::string& month,
                const std::vector<const Upload*>& uploads, const std::string& today) {
  const std::optional<std::string> due = DueDay(pack, month);
  json datasets = json::array();
  for (const policy::Dataset& dataset : intake::OwedDatasets(pack, department.name)) {
    std::string first_in;
    int replaced = 0;
    bool staged = false;
    bool loaded = false;
    for (const Upload* upload : uploads) {
      const std::vector<std::string> names = upload->Datasets();
      if (!std::binary_search(names.begin(), names.end(), dataset.name)) continue;
      const std::string day = BeijingTime(upload->at_ms).substr(0, 10);
      if (upload->state == UploadState::kReplaced) ++replaced;
      if (upload->state == UploadState::kLoaded) loaded = true;
      if (upload->state == UploadState::kStaged) staged = true;
      if (upload->state != UploadState::kWithdrawn && (first_in.empty() || day < first_in)) first_in = day;
    }
    const bool late = due && (loaded ? first_in > *due : today > *due);
    datasets.push_back({{"dataset", dataset.name},
                        {"title", dataset.title},
                        {"in", loaded},
                        {"staged", staged},
                        {"late", late},
                        {"replaced", replaced},
                        {"first_in", TextOrNull(first_in)}});
  }
  return {{"department", department.name},
          {"title", department.title},
          {"period", month},
          {"due", due ? json(*due) : json()},
          {"datasets", std::move(datasets)}};
}

Result<http::Reply> Board(Call& call) {
  const std::string today = BeijingTime(call.services().clock.NowMs()).substr(0, 10);
  const std::string last = call.Query("to", today.substr(0, kMonthCharacters));
  const std::string first = call.Query("from", last);
  const std::vector<std::string> months = Months(first, last);
  const Result<PackPointer> pack = call.services().packs->Contracts();
  if (!pack) return Fail(pack.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    json items = json::array();
    for (const std::string& month : months) {
      intake::UploadFilter filter;
      filter.period_from = filter.period_to = month;
      filter.limit = INT32_MAX;
      const std::vector<Upload> uploads = tables.uploads().List(filter);
      for (const policy::Department& department : (*pack)->departments) {
        if (!Shows(call.caller(), department)) continue;
        std::vector<const Upload*> theirs;
        for (const Upload& upload : uploads) {
          if (upload.department == department.name) theirs.push_back(&upload);
        }
        items.push_back(SquareJson(**pack, department, month, theirs, today));
      }
    }
    return Json(ListJson(std::move(items)));
  });
}

}  // namespace

Endpoints DatasetEndpoints() {
  using access::Permission;
  Endpoint board = Reading("/datasets/board", "readDatasetBoard", message::kBoard, Permission::kReadDatasets,
                           http::Page(BoardSquareSchema()), Board);
  board.query = {{"from", PeriodShape().Optional(), message::kFromQuery},
                 {"to", PeriodShape().Optional(), message::kToQuery}};
  return {Reading("/datasets", "listDatasets", message::kListDatasets, Permission::kReadDatasets,
                  http::Page(DepartmentDatasetsSchema()), ListDatasets),
          std::move(board)};
}

}  // namespace shouwang::api
