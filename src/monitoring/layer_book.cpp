#include "monitoring/layer_book.h"

#include "base/clock.h"
#include "base/division_code.h"
#include "monitoring/messages.h"
#include "tabular/workbook_writer.h"

namespace shouwang::monitoring {
namespace {

using tabular::CellValue;
using tabular::ColumnKind;

constexpr size_t kCodeDigits = 12;

void Add(tabular::SheetSpec& spec, const char* title, double width, ColumnKind kind) {
  tabular::SheetColumn& column = spec.columns.emplace_back();
  column.title = title;
  column.width = width;
  column.kind = kind;
}

const std::string& NameOf(const std::map<std::string, std::string>& names, const std::string& code) {
  const auto found = names.find(code);
  return found == names.end() ? code : found->second;
}

std::string Joined(const std::vector<std::string>& texts, const char* join) {
  std::string joined;
  for (const std::string& text : texts) joined += (joined.empty() ? "" : join) + text;
  return joined;
}

std::string TextOf(const LayerHousehold& household, Layer layer, const LayerBookHead& head) {
  for (const LayerEntry& entry : household.layers) {
    if (entry.layer != layer) continue;
    if (entry.department.empty()) {
      return fmt::format(fmt::runtime(message::kWatched), Joined(entry.kinds, message::kJoin), entry.confirmed_on);
    }
    const std::vector<std::string>& shown = layer == Layer::kOther ? entry.kinds : entry.names;
    return fmt::format(fmt::runtime(message::kListed), Joined(shown, message::kJoin),
                       NameOf(head.departments, entry.department), entry.period);
  }
  return "";
}

tabular::SheetSpec SpecOf(const clues::ExportMark& mark) {
  tabular::SheetSpec spec;
  spec.name = message::kSheet;
  spec.header = message::kConfidential;
  spec.footer = clues::MarkText(mark);
  Add(spec, message::kNumber, 6, ColumnKind::kNumber);
  Add(spec, message::kTown, 12, ColumnKind::kText);
  Add(spec, message::kVillage, 14, ColumnKind::kText);
  Add(spec, message::kHouseholdId, 16, ColumnKind::kId);
  Add(spec, message::kHead, 10, ColumnKind::kCentred);
  Add(spec, message::kHouseholdType, 16, ColumnKind::kCentred);
  for (const Layer layer : kLayers) Add(spec, Title(layer), 24, ColumnKind::kWrapped);
  Add(spec, message::kDoubts, 50, ColumnKind::kWrapped);  // room for the hidden mark
  return spec;
}

}  // namespace

Status WriteLayers(const std::filesystem::path& path, const LayerBookHead& head,
                   const std::vector<LayerHousehold>& households, const clues::ExportMark& mark) {
  tabular::WorkbookWriter writer(path, {BeijingDay(mark.at.now_ms), message::kBookTitle});
  tabular::SheetWriter& out = writer.AddSheet(SpecOf(mark));
  out.Title(fmt::format(fmt::runtime(message::kSheetTitle), head.place, mark.at.today));
  for (const LowIncomeSource& source : head.sources) {
    out.Note(fmt::format(fmt::runtime(message::kSourceLine), NameOf(head.departments, source.department), source.period,
                         BeijingDay(source.handed_in_ms).Iso(), source.people));
  }
  out.Note(clues::MarkText(mark));
  out.Header();
  const std::string hidden = clues::HiddenMark(mark.number);
  int64_t number = 0;
  for (const LayerHousehold& one : households) {
    std::string town_code(TownOf(one.household.division_code));
    town_code.resize(kCodeDigits, '0');
    std::vector<std::string> texts = {NameOf(head.places, town_code), NameOf(head.places, one.household.division_code),
                                      one.household.household_id, one.household.head, one.household.household_type};
    for (const Layer layer : kLayers) texts.push_back(TextOf(one, layer, head));
    std::vector<std::string> doubts;
    for (const DoubtEntry& doubt : one.doubts) doubts.push_back(doubt.text);
    texts.push_back(Joined(doubts, message::kLines) + hidden);
    std::vector<CellValue> cells = {++number};
    for (const std::string& text : texts) cells.emplace_back(std::string_view(text));
    out.Row(cells, tabular::RowLook::kPlain);
  }
  return writer.Close();
}

}  // namespace shouwang::monitoring
