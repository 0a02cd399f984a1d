// The source rows of a clue as they stand in the files that were handed in, personal numbers masked.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "access/caller.h"
#include "api/clues/clue_json.h"
#include "api/clues/clues_api.h"
#include "api/clues/messages.h"
#include "base/text.h"
#include "intake/run.h"
#include "intake/upload.h"
#include "tabular/table_reader.h"

namespace shouwang::api {
namespace {

using nlohmann::json;

constexpr unsigned kReadingSeconds = 60;

struct SourceRow {
  std::string dataset, file, sheet;
  uint32_t row = 0;
};

// Where a sheet of an input has its header.
using HeaderRows = std::map<std::string, uint32_t>;

struct SourceFile {
  std::string name, digest;
  HeaderRows headers;  // by sheet
};

std::vector<SourceRow> RowsIn(const std::string& evidence) {
  std::vector<SourceRow> rows;
  const json parsed = json::parse(evidence, nullptr, false);
  if (!parsed.is_object() || !parsed.contains("rows")) return rows;
  for (const json& row : parsed["rows"]) {
    rows.push_back({row.value("dataset", ""), row.value("file", ""), row.value("sheet", ""), row.value("row", 0U)});
  }
  return rows;
}

// Takes the wanted rows of each sheet and its header, and ends where the last of them was.
class RowPicker final : public tabular::RowSink {
 public:
  using Texts = std::vector<std::string>;
  RowPicker(const HeaderRows& headers, const std::map<std::string, std::set<uint32_t>>& wanted)
      : headers_(headers), wanted_(wanted) {}

  bool BeginSheet(const tabular::SheetInfo& sheet) override {
    sheet_ = sheet.name;
    const auto wanted = wanted_.find(sheet_);
    if (wanted == wanted_.end()) return false;
    rows_ = wanted->second;
    const auto header = headers_.find(sheet_);
    rows_.insert(header == headers_.end() ? 1 : header->second);
    return true;
  }
  bool Row(uint32_t row, std::span<const tabular::Cell> cells) override {
    if (rows_.contains(row)) {
      Texts texts;
      for (const tabular::Cell& cell : cells) texts.push_back(MaskPersonalRuns(cell.text));
      found[{sheet_, row}] = std::move(texts);
    }
    return row < *rows_.rbegin();
  }
  void EndSheet(uint32_t /*last_row*/) override {}

  std::map<std::pair<std::string, uint32_t>, Texts> found;

 private:
  const HeaderRows& headers_;
  const std::map<std::string, std::set<uint32_t>>& wanted_;
  std::string sheet_;
  std::set<uint32_t> rows_;
};

json CellsJson(const RowPicker& picker, const SourceFile& file, const SourceRow& row) {
  const auto header_row = file.headers.find(row.sheet);
  const auto header = picker.found.find({row.sheet, header_row == file.headers.end() ? 1 : header_row->second});
  const auto texts = picker.found.find({row.sheet, row.row});
  json cells = json::array();
  if (texts == picker.found.end()) return cells;
  for (size_t i = 0; i < texts->second.size(); ++i) {
    const bool titled = header != picker.found.end() && i < header->second.size();
    cells.push_back({{"title", titled ? header->second[i] : std::string()}, {"text", texts->second[i]}});
  }
  return cells;
}

// Read as the system: a village sees the rows of its own clue, not the run or the upload they came with.
Result<std::map<std::string, SourceFile>> FilesOf(Call& call, int64_t number, const std::vector<SourceRow>& rows) {
  std::map<std::string, SourceFile> files;
  const Status read =
      call.services().record.Read(access::Caller::System("clue-rows"), [&](record::Tables& tables) -> Status {
        const std::optional<intake::Run> run = tables.runs().Find(number);
        if (!run) return {};
        for (const intake::RunInput& input : run->inputs) {
          const bool asked =
              std::any_of(rows.begin(), rows.end(), [&](const SourceRow& row) { return row.file == input.name; });
          if (!asked) continue;
          SourceFile& file = files[input.name];
          file.name = input.name;
          file.digest = input.digest;
          const auto upload = input.upload == 0 ? std::nullopt : tables.uploads().Find(input.upload);
          if (!upload) continue;
          for (const intake::SheetCounts& sheet : upload->sheets) file.headers[sheet.sheet] = sheet.header_row;
        }
        return {};
      });
  if (!read) return Fail(read.error());
  return files;
}

Result<http::Reply> ReadSourceRows(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  std::optional<clues::Clue> clue;
  std::string evidence;
  const Status read = call.services().record.Read(call.caller(), [&](record::Tables& tables) {
    clue = tables.clues().Find(*id);
    if (clue) evidence = tables.clues().Detail(*id).evidence;
    return Status();
  });
  if (!read) return Fail(read.error());
  if (!clue) return Fail(NotHere());
  const std::vector<SourceRow> rows = RowsIn(evidence);
  const Result<std::map<std::string, SourceFile>> files = FilesOf(call, clue->seen_run, rows);
  if (!files) return Fail(files.error());

  std::map<std::string, RowPicker> pickers;
  for (const auto& [name, file] : *files) {
    std::map<std::string, std::set<uint32_t>> wanted;
    for (const SourceRow& row : rows) {
      if (row.file == name) wanted[row.sheet].insert(row.row);
    }
    const Result<std::string> bytes = call.services().vault.Fetch(file.digest);
    if (!bytes) return Fail(bytes.error());
    RowPicker& picker = pickers.try_emplace(name, file.headers, wanted).first->second;
    const Status taken = tabular::ReadTableBytes(name, *bytes, {}, picker);
    if (!taken) return Fail(taken.error());
  }
  json items = json::array();
  for (const SourceRow& row : rows) {
    const auto file = files->find(row.file);
    items.push_back(
        {{"dataset", row.dataset},
         {"file", MaskPersonalRuns(row.file)},
         {"sheet", MaskPersonalRuns(row.sheet)},
         {"row", row.row},
         {"cells", file == files->end() ? json::array() : CellsJson(pickers.at(row.file), file->second, row)}});
  }
  return Json(ListJson(std::move(items)));
}

}  // namespace

Endpoints ClueSourceEndpoints() {
  using namespace http;  // NOLINT: the words of schemas
  const Schema cell = Object({{"title", Text(), message::kCellTitle}, {"text", Text(), {}}});
  const Schema row = Object({{"dataset", Text(), {}},
                             {"file", Text(), {}},
                             {"sheet", Text(), {}},
                             {"row", CountShape(), {}},
                             {"cells", Array(cell), message::kSourceCells}})
                         .Named("SourceRow");
  Endpoint rows = Reading("/clues/{id}/rows", "readClueRows", message::kReadClueRows, access::Permission::kReadClues,
                          Page(row), ReadSourceRows);
  rows.limits.deadline_s = kReadingSeconds;
  return {std::move(rows)};
}

}  // namespace shouwang::api
