#include "screening/result_files.h"

#include <algorithm>
#include <map>
#include <memory>
#include <vector>

#include "base/resident_id.h"
#include "base/text.h"
#include "screening/masking.h"
#include "screening/name_list.h"
#include "tabular/csv_writer.h"

namespace shouwang::screening {
namespace {

using policy::ColumnFormat;
using policy::ColumnType;
using tabular::CsvWriter;

Result<std::unique_ptr<CsvWriter>> Open(const std::filesystem::path& path,
                                        std::initializer_list<std::string_view> header) {
  Result<std::unique_ptr<CsvWriter>> writer = CsvWriter::Create(path, {});
  if (writer) (*writer)->Row({header.begin(), header.size()});
  return writer;
}

std::string MaskedCell(const std::string& value, const policy::Column& column) {
  if (column.type == ColumnType::kResidentId) return MaskId(value);
  if (column.format == ColumnFormat::kHouseholdId) return MaskedHouseholdId(value);
  return MaskPersonalRuns(value);
}

// What a cell's place is called, and the dataset its column belongs to.
struct Place {
  const std::string* file = nullptr;
  const std::string* sheet = nullptr;
  const policy::Dataset* dataset = nullptr;
};

std::map<int32_t, Place> PlacesOf(const policy::Pack& pack, const ingest::IngestReport& report) {
  std::map<int32_t, Place> places;
  for (const ingest::FileReport& file : report.files) {
    for (const ingest::SheetReport& sheet : file.sheets) {
      places[sheet.source] = {&file.name, &sheet.sheet, pack.FindDataset(sheet.dataset)};
    }
  }
  return places;
}

// Rejects or repairs ordered by file name, sheet, row, column: whatever order the files were given in.
template <typename Item>
std::vector<const Item*> Ordered(const std::vector<Item>& items, const std::map<int32_t, Place>& places) {
  std::vector<const Item*> ordered;
  for (const Item& item : items) ordered.push_back(&item);
  const auto key = [&](const Item* item) {
    const Place& place = places.at(item->source);
    return std::tuple<const std::string&, const std::string&, uint32_t, uint16_t>(*place.file, *place.sheet, item->row,
                                                                                  item->column);
  };
  std::sort(ordered.begin(), ordered.end(), [&](const Item* a, const Item* b) { return key(a) < key(b); });
  return ordered;
}

void PutRejects(CsvWriter& writer, const policy::Pack& pack, const ingest::IngestReport& report, bool reveal_ids) {
  const std::string_view header[] = {"file", "sheet", "row", "column", "value", "code", "action"};
  writer.Row(header);
  const std::map<int32_t, Place> places = PlacesOf(pack, report);
  for (const ingest::Reject* reject : Ordered(report.rejects, places)) {
    const Place& place = places.at(reject->source);
    const policy::Column& column = place.dataset->columns[reject->column];
    const std::string row = std::to_string(reject->row);
    const std::string value = reveal_ids ? reject->value : MaskedCell(reject->value, column);
    const std::string_view fields[] = {*place.file,        *place.sheet,        row, column.name, value,
                                       Name(reject->code), Name(reject->action)};
    writer.Row(fields);
  }
}

}  // namespace

Status WriteClues(const std::filesystem::path& path, const Findings& findings, bool reveal_ids) {
  auto writer = Open(path, {"rule_id", "kind", "risk_type", "household_id", "id_no", "name", "division_code", "title",
                            "explanation", "evidence"});
  if (!writer) return Fail(writer.error());
  for (const Clue& clue : findings.clues) {
    const std::string id = reveal_ids ? clue.id_no : MaskId(clue.id_no);
    const std::string household = reveal_ids ? clue.household_id : MaskedHouseholdId(clue.household_id);
    const std::string_view fields[] = {
        clue.rule->id, Name(clue.rule->kind), clue.rule->risk,  household,        id,
        clue.name,     clue.division_code,    clue.rule->title, clue.explanation, clue.evidence};
    (*writer)->Row(fields);
  }
  return (*writer)->Close();
}

Status WriteHouseholds(const std::filesystem::path& path, const Findings& findings, bool reveal_ids) {
  auto writer = Open(path, {"household_id", "division_code", "category", "recommendation", "risks", "clues"});
  if (!writer) return Fail(writer.error());
  for (const HouseholdAdvice& household : findings.households) {
    const std::string id = reveal_ids ? household.household_id : MaskedHouseholdId(household.household_id);
    const std::string risks = NameList(household.risks);
    const std::string clues = NameList(household.clues);
    const std::string_view fields[] = {
        id, household.division_code, household.category, Name(household.recommendation), risks, clues};
    (*writer)->Row(fields);
  }
  return (*writer)->Close();
}

Status WriteRejects(const std::filesystem::path& path, const policy::Pack& pack, const ingest::IngestReport& report,
                    bool reveal_ids) {
  auto writer = CsvWriter::Create(path, {});
  if (!writer) return Fail(writer.error());
  PutRejects(**writer, pack, report, reveal_ids);
  return (*writer)->Close();
}

std::string RejectsText(const policy::Pack& pack, const ingest::IngestReport& report, bool reveal_ids) {
  const std::unique_ptr<CsvWriter> writer = CsvWriter::InMemory({});
  PutRejects(*writer, pack, report, reveal_ids);
  return writer->Take();
}

Status WriteRepairs(const std::filesystem::path& path, const policy::Pack& pack, const ingest::IngestReport& report,
                    bool reveal_ids) {
  auto writer = Open(path, {"file", "sheet", "row", "column", "from", "to", "kind"});
  if (!writer) return Fail(writer.error());
  const std::map<int32_t, Place> places = PlacesOf(pack, report);
  for (const ingest::Repair* repair : Ordered(report.repairs, places)) {
    const Place& place = places.at(repair->source);
    const policy::Column& column = place.dataset->columns[repair->column];
    const std::string row = std::to_string(repair->row);
    const std::string from = reveal_ids ? repair->from : MaskedCell(repair->from, column);
    const std::string to = reveal_ids ? repair->to : MaskedCell(repair->to, column);
    const std::string_view fields[] = {*place.file, *place.sheet, row, column.name, from, to, Name(repair->kind)};
    (*writer)->Row(fields);
  }
  return (*writer)->Close();
}

}  // namespace shouwang::screening
