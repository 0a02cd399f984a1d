#include "monitoring/layer_book.h"

#include <fmt/format.h>

#include "access/divisions.h"
#include "base/clock.h"
#include "base/division_code.h"
#include "monitoring/messages.h"
#include "tabular/workbook_writer.h"

namespace shouwang::monitoring {
namespace {

using access::NameOf;
using tabular::CellValue;
using tabular::ColumnKind;

std::string TextOf(const LayerHousehold& household, Layer layer, const LayerBookHead& head) {
  for (const LayerEntry& entry : household.layers) {
    if (entry.layer != layer) continue;
    if (entry.department.empty()) {
      return fmt::format(fmt::runtime(message::kWatched), fmt::join(entry.kinds, message::kJoin), entry.confirmed_on);
    }
    const std::vector<std::string>& shown = layer == Layer::kOther ? entry.kinds : entry.names;
    return fmt::format(fmt::runtime(message::kListed), fmt::join(shown, message::kJoin),
                       NameOf(head.departments, entry.department), entry.period);
  }
  return "";
}

tabular::SheetSpec SpecOf(const clues::ExportMark& mark) {
  tabular::SheetSpec spec = clues::MarkedSheet(message::kSheet, mark);
  spec.columns = {
      {message::kNumber, 6, ColumnKind::kNumber}, {message::kTown, 12, ColumnKind::kText},
      {message::kVillage, 14, ColumnKind::kText}, {message::kHouseholdId, 16, ColumnKind::kId},
      {message::kHead, 10, ColumnKind::kCentred}, {message::kHouseholdType, 16, ColumnKind::kCentred},
  };
  for (const Layer layer : kLayers) spec.columns.push_back({Title(layer), 24, ColumnKind::kWrapped});
  spec.columns.push_back({message::kDoubts, 50, ColumnKind::kWrapped});  // room for the hidden mark
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
    std::vector<std::string> texts = {NameOf(head.places, TownCodeOf(one.household.division_code)),
                                      NameOf(head.places, one.household.division_code), one.household.household_id,
                                      one.household.head, one.household.household_type};
    for (const Layer layer : kLayers) texts.push_back(TextOf(one, layer, head));
    std::vector<std::string> doubts;
    for (const DoubtEntry& doubt : one.doubts) doubts.push_back(doubt.text);
    texts.push_back(fmt::format("{}{}", fmt::join(doubts, message::kLines), hidden));
    std::vector<CellValue> cells = {++number};
    for (const std::string& text : texts) cells.emplace_back(std::string_view(text));
    out.Row(cells, tabular::RowLook::kPlain);
  }
  return writer.Close();
}

}  // namespace shouwang::monitoring
