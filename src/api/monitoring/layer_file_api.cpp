#include <fmt/format.h>

#include "access/divisions.h"
#include "access/masking.h"
#include "api/clues/clue_json.h"
#include "api/clues/export_reply.h"
#include "api/monitoring/layer_json.h"
#include "api/monitoring/messages.h"
#include "api/monitoring/monitoring_api.h"
#include "base/division_code.h"
#include "monitoring/layer_book.h"
#include "screening/masking.h"

namespace shouwang::api {
namespace {

using monitoring::LayerHousehold;
using nlohmann::json;

constexpr unsigned kFileSeconds = 120;

struct Book {
  monitoring::LayerBookHead head;
  std::vector<LayerHousehold> households;
};

Result<Book> BookOf(Call& call, record::Tables& tables, const LayerQuery& query, const std::string& today) {
  Book book;
  monitoring::LayerRows rows = tables.monitoring().ReadLayers(query.question);
  for (LayerHousehold& one : monitoring::SideBySide(rows, today)) {
    if (IsAskedFor(call, one)) book.households.push_back(std::move(one));
  }
  if (book.households.size() > static_cast<size_t>(clues::kExportRows)) {
    return Fail(ErrorCode::kTooLarge, fmt::format(fmt::runtime(message::kTooManyLayers), clues::kExportRows), {},
                message::kTooManyLayersHint);
  }
  std::vector<std::string> codes = {WholeDivisionCode(query.question.place)};
  for (LayerHousehold& one : book.households) {
    codes.push_back(one.household.division_code);
    codes.push_back(TownCodeOf(one.household.division_code));
    one.household.household_id = screening::MaskedHouseholdId(one.household.household_id);
  }
  book.head.places = tables.divisions().Names(codes);
  book.head.place = access::NameOf(book.head.places, codes.front());
  book.head.departments = query.departments;
  book.head.sources = std::move(rows.sources);
  return book;
}

Result<http::Reply> LayersWorkbook(Call& call) {
  const Result<std::string> purpose = access::CleanPurpose(call.Query("purpose"));
  if (!purpose) return Fail(purpose.error());
  const Result<LayerQuery> query = LayerQueryOf(call, call.Query("place"));
  if (!query) return Fail(query.error());
  const clues::Moment at = clues::MomentOf(call.services().clock.NowMs());
  const clues::ExportMark mark = clues::MakeExportMark(call.caller().name, at);
  Result<Book> book;
  const Status read = call.services().record.Read(call.caller(), [&](record::Tables& tables) -> Status {
    book = BookOf(call, tables, *query, at.today);
    return book ? Status() : Fail(book.error());
  });
  if (!read) return Fail(read.error());
  Result<std::string> bytes = BytesOf([&](const std::filesystem::path& path) {
    return monitoring::WriteLayers(path, book->head, book->households, mark);
  });
  const json detail = {{"purpose", *purpose},
                       {"rows", book->households.size()},
                       {"place", query->question.place},
                       {"layer", call.Query("layer")},
                       {"doubtful", !call.Query("doubtful").empty()}};
  return Export(call, "low-income.export", mark, detail, std::move(bytes),
                fmt::format(fmt::runtime(message::kLayersName), at.today));
}

}  // namespace

Endpoints LayerFileEndpoints() {
  Endpoint workbook = Reading("/low-income/workbook", "exportLayers", message::kLayersWorkbook,
                              access::Permission::kExport, {}, LayersWorkbook);
  workbook.query = LayerFilterQuery({{"purpose", http::Text(4, 200), message::kLayerPurpose}});
  workbook.reply_type = kWorkbookType;
  workbook.limits.deadline_s = kFileSeconds;
  return {std::move(workbook)};
}

}  // namespace shouwang::api
