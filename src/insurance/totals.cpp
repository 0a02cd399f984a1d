#include "insurance/totals.h"

#include <algorithm>

#include "access/divisions.h"
#include "base/clock.h"
#include "base/division_code.h"
#include "base/money.h"
#include "insurance/messages.h"
#include "tabular/workbook_writer.h"

namespace shouwang::insurance {
namespace {

using tabular::CellValue;
using tabular::ColumnKind;

constexpr size_t kCountyDigits = 6;
constexpr int64_t kTenThousand = 10'000;

// The place below `place` that a village belongs to.
std::string Below(const std::string& place, const std::string& village) {
  if (place.size() > kCountyDigits) return village;
  return TownCodeOf(village);
}

void Add(Figures& figures, const ClaimCount& count) {
  if (count.state == ClaimState::kWithdrawn) return;
  figures.claims += count.claims;
  figures.claimed += count.claimed;
  figures.paid += count.paid;
  if (count.state == ClaimState::kOpen) figures.waiting += count.claims;
  if (count.state == ClaimState::kPaid) figures.settled += count.claims;
}

void Add(Figures& figures, const InsuredCount& count) {
  figures.people += count.people;
  figures.households += count.households;
}

class TotalsBook {
 public:
  TotalsBook(const std::filesystem::path& path, const Policy& policy, const Totals& totals, const BookHead& head,
             const clues::ExportMark& mark)
      : policy_(policy),
        totals_(totals),
        head_(head),
        mark_(mark),
        writer_(path, {BeijingDay(mark.at.now_ms), message::kBookTitle}) {}

  Status Write() {
    AddSheet(message::kPlaceSheet, message::kPlace, true, totals_.places);
    AddSheet(message::kKindSheet, message::kKind, false, totals_.kinds);
    return writer_.Close();
  }

 private:
  void AddSheet(const char* name, const char* first, bool with_people, const std::vector<Figures>& rows) {
    tabular::SheetSpec spec;
    spec.name = name;
    spec.frozen_columns = 1;
    spec.footer = clues::MarkText(mark_);
    spec.columns = {{first, 28, ColumnKind::kText}};  // room for the hidden mark
    if (with_people) {
      spec.columns.push_back({message::kPeople, 12, ColumnKind::kNumber});
      spec.columns.push_back({message::kHouseholds, 12, ColumnKind::kNumber});
    }
    for (const char* title : {message::kClaims, message::kWaiting, message::kPaidClaims}) {
      spec.columns.push_back({title, 12, ColumnKind::kNumber});
    }
    for (const char* title : {message::kClaimed, message::kPaidMoney}) {
      spec.columns.push_back({title, 16, ColumnKind::kNumber});
    }
    tabular::SheetWriter& sheet = writer_.AddSheet(spec);
    sheet.Title(fmt::format(fmt::runtime(message::kSheetTitle), head_.place, policy_.title, name, mark_.at.today));
    sheet.Note(fmt::format(fmt::runtime(message::kTerm), policy_.starts_on, policy_.ends_on,
                           FormatCents(policy_.premium), policy_.insurer));
    sheet.Note(Balance());
    sheet.Note(clues::MarkText(mark_));
    sheet.Header();
    Row(sheet, message::kTotal + clues::HiddenMark(mark_.number), totals_.all, with_people, tabular::RowLook::kStrong);
    for (const Figures& figures : rows) {
      Row(sheet, access::NameOf(head_.names, figures.key), figures, with_people, tabular::RowLook::kPlain);
    }
  }

  std::string Balance() const {
    const std::optional<int64_t> ratio = totals_.PaidPerTenThousand();
    if (!ratio) return fmt::format(fmt::runtime(message::kNoPremiums), FormatCents(totals_.all.paid));
    return fmt::format(fmt::runtime(message::kBalance), FormatCents(totals_.premiums), FormatCents(totals_.all.paid),
                       FormatCents(*ratio));
  }

  static void Row(tabular::SheetWriter& sheet, const std::string& title, const Figures& figures, bool with_people,
                  tabular::RowLook look) {
    const std::string claimed = FormatCents(figures.claimed);
    const std::string paid = FormatCents(figures.paid);
    std::vector<CellValue> cells = {std::string_view(title)};
    if (with_people) {
      cells.emplace_back(figures.people);
      cells.emplace_back(figures.households);
    }
    cells.insert(cells.end(),
                 {figures.claims, figures.waiting, figures.settled, std::string_view(claimed), std::string_view(paid)});
    sheet.Row(cells, look);
  }

  const Policy& policy_;
  const Totals& totals_;
  const BookHead& head_;
  const clues::ExportMark& mark_;
  tabular::WorkbookWriter writer_;
};

}  // namespace

std::optional<int64_t> Totals::PaidPerTenThousand() const {
  if (premiums == 0) return std::nullopt;
  return all.paid * kTenThousand / premiums;
}

Totals TotalsOf(const std::vector<InsuredCount>& insured, const std::vector<ClaimCount>& claims,
                const std::vector<Premium>& premiums, const std::string& place, const std::vector<std::string>& kinds) {
  Totals totals;
  std::map<std::string, Figures> places;
  std::map<std::string, Figures> by_kind;
  std::map<Cover, InsuredCount> covers;
  for (const InsuredCount& count : insured) {
    Add(totals.all, count);
    Add(places[Below(place, count.division_code)], count);
    InsuredCount& cover = covers[count.cover];
    cover.cover = count.cover;
    cover.people += count.people;
    cover.households += count.households;
  }
  for (const ClaimCount& count : claims) {
    Add(totals.all, count);
    Add(places[Below(place, count.division_code)], count);
    Add(by_kind[count.kind], count);
  }
  for (const Premium& premium : premiums) totals.premiums += premium.amount;
  for (auto& [key, figures] : places) {
    figures.key = key;
    totals.places.push_back(figures);
  }
  for (const std::string& kind : kinds) by_kind[kind].key = kind;
  for (const std::string& kind : kinds) totals.kinds.push_back(by_kind[kind]);
  // A kind that the pack has no longer.
  for (auto& [key, figures] : by_kind) {
    if (!figures.key.empty()) continue;
    figures.key = key;
    totals.kinds.push_back(figures);
  }
  for (const auto& [cover, count] : covers) totals.covers.push_back(count);
  return totals;
}

Status WriteTotals(const std::filesystem::path& path, const Policy& policy, const Totals& totals, const BookHead& head,
                   const clues::ExportMark& mark) {
  return TotalsBook(path, policy, totals, head, mark).Write();
}

}  // namespace shouwang::insurance
