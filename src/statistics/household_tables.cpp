// Tables of monitored households. A definition says which columns there are and what a household adds to each; counting
// and listing go by it.
#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "registry/register_words.h"
#include "statistics/messages.h"
#include "statistics/rows.h"
#include "statistics/statistics_words.h"
#include "statistics/tables.h"
#include "visits/rounds.h"

namespace shouwang::statistics {
namespace {

// What a spell adds to a column, in a row or (blank) in the total; 0: it is not in it.
using Adds = std::function<int64_t(const Book&, const Spell&, const std::string& row)>;
// The day on which a spell counts in a column; blank: it does not.
using DayOf = std::function<std::string(const Book&, const Spell&)>;

struct CountedColumn {
  Column column;
  Adds adds;  // none: a ratio
};

struct Definition {
  const char* title = nullptr;
  const char* row_title = nullptr;  // none: places
  std::vector<CountedColumn> columns;
  std::vector<RowHead> rows;
  std::function<std::vector<std::string>(const Book&, const Spell&)> rows_of;  // none: places
  std::vector<std::string> notes;
};

std::string LastDay(const Book& book, const Spell& spell) {
  const std::string& day = book.period().as_of;
  return book.IsMonitored(spell, day) ? day : std::string();
}

DayOf OfCategory(std::string_view category) {
  return [category](const Book& book, const Spell& spell) {
    return spell.category == category ? LastDay(book, spell) : std::string();
  };
}

DayOf ByLabour(bool labour) {
  return [labour](const Book& book, const Spell& spell) {
    const std::string day = LastDay(book, spell);
    return !day.empty() && book.HasLabour(spell, day) == labour ? day : std::string();
  };
}

DayOf ByElimination(std::string_view kind) {
  return [kind](const Book& book, const Spell& spell) {
    return book.IsEliminated(spell) && spell.elimination_kind == kind ? spell.eliminated_on : std::string();
  };
}

CountedColumn Households(const std::string& name, const char* group, DayOf day) {
  return {{name + "_households", group, message::kHouseholds, Unit::kHouseholds},
          [day = std::move(day)](const Book& book, const Spell& spell, const std::string&) {
            return int64_t{!day(book, spell).empty()};
          }};
}

CountedColumn People(const std::string& name, const char* group, DayOf day) {
  return {{name + "_people", group, message::kPeople, Unit::kPeople},
          [day = std::move(day)](const Book& book, const Spell& spell, const std::string&) -> int64_t {
            const std::string on = day(book, spell);
            return on.empty() ? 0 : book.People(spell, on);
          }};
}

void Pair(std::vector<CountedColumn>& columns, const std::string& name, const char* group, const DayOf& day) {
  columns.push_back(Households(name, group, day));
  columns.push_back(People(name, group, day));
}

CountedColumn Ratio(const char* name, const char* title, Unit unit, const char* over, const char* under) {
  return {{name, "", title, unit, over, under}, nullptr};
}

void Categories(std::vector<CountedColumn>& columns) {
  Pair(columns, "all", message::kAll, LastDay);
  Pair(columns, "unstable", word::kUnstable.data(), OfCategory(word::kUnstable));
  Pair(columns, "borderline", word::kBorderline.data(), OfCategory(word::kBorderline));
  Pair(columns, "sudden", word::kSudden.data(), OfCategory(word::kSudden));
}

std::string DayNote(const Period& period) { return fmt::format(fmt::runtime(message::kDayNote), period.as_of); }

Definition Monitored(const Period& period) {
  Definition table;
  table.title = message::kMonitored;
  Categories(table.columns);
  Pair(table.columns, "labour", message::kWithLabour, ByLabour(true));
  Pair(table.columns, "no_labour", message::kWithoutLabour, ByLabour(false));
  table.columns.push_back(
      Ratio("no_labour_share", message::kWithoutLabourShare, Unit::kPercent, "no_labour_households", "all_households"));
  Pair(table.columns, "watched", message::kWatched, [](const Book& book, const Spell& spell) {
    const std::string& day = book.period().as_of;
    return book.IsWatched(spell, day) ? day : std::string();
  });
  table.notes = {DayNote(period), message::kLabourNote, message::kWatchedNote};
  return table;
}

Definition Flow(const Period& period) {
  Definition table;
  table.title = message::kFlow;
  Pair(table.columns, "start", message::kAtStart, [](const Book& book, const Spell& spell) {
    const std::string day = DayBefore(book.period().from);
    return book.IsMonitored(spell, day) ? day : std::string();
  });
  Pair(table.columns, "identified", message::kIdentified, [](const Book& book, const Spell& spell) {
    return book.IsIdentified(spell) ? spell.identified_on : std::string();
  });
  Pair(table.columns, "eliminated", message::kEliminated, [](const Book& book, const Spell& spell) {
    return book.IsEliminated(spell) ? spell.eliminated_on : std::string();
  });
  table.columns.push_back(Households("by_help", word::kByHelp.data(), ByElimination(word::kByHelp)));
  table.columns.push_back(Households("by_itself", word::kByItself.data(), ByElimination(word::kByItself)));
  Pair(table.columns, "end", message::kAtEnd, LastDay);
  table.notes = {fmt::format(fmt::runtime(message::kFlowNote), period.from, period.as_of), message::kFlowPeopleNote};
  return table;
}

Definition Risks(const Period& period, const policy::Pack& pack) {
  Definition table;
  table.title = message::kRisks;
  table.row_title = message::kRiskTitle;
  Categories(table.columns);
  Pair(table.columns, "labour", message::kWithLabour, ByLabour(true));
  Pair(table.columns, "no_labour", message::kWithoutLabour, ByLabour(false));
  for (const policy::Risk& risk : pack.risks) table.rows.push_back({risk.name, risk.name});
  table.rows_of = [](const Book&, const Spell& spell) {
    std::vector<std::string> risks;
    for (size_t begin = 0; begin < spell.risks.size();) {
      const size_t end = std::min(spell.risks.find(registry::word::kJoin, begin), spell.risks.size());
      risks.push_back(spell.risks.substr(begin, end - begin));
      begin = end + registry::word::kJoin.size();
    }
    if (risks.empty()) risks.emplace_back(message::kNoRisk);
    return risks;
  };
  table.notes = {DayNote(period), message::kRisksNote};
  return table;
}

CountedColumn Measures(bool in_cents) {
  const Column column = in_cents ? Column{"amount", "", message::kAmount, Unit::kCents}
                                 : Column{"measures", "", message::kMeasureCount, Unit::kMeasures};
  return {column, [in_cents](const Book& book, const Spell& spell, const std::string& row) -> int64_t {
            if (LastDay(book, spell).empty()) return 0;
            int64_t sum = 0;
            for (const MeasureRow& measure : book.Measures(spell)) {
              if (row.empty() || measure.kind == row) sum += in_cents ? measure.cents : measure.measures;
            }
            return sum;
          }};
}

DayOf ByHelp(bool helped) {
  return [helped](const Book& book, const Spell& spell) {
    return book.Measures(spell).empty() == helped ? std::string() : LastDay(book, spell);
  };
}

// In a table of places a row's key is no kind of measure: it is counted as the total is.
CountedColumn ByPlace(CountedColumn column) {
  column.adds = [adds = std::move(column.adds)](const Book& book, const Spell& spell, const std::string&) {
    return adds(book, spell, "");
  };
  return column;
}

Definition MeasuresByPlace(const Period& period) {
  Definition table;
  table.title = message::kMeasures;
  Pair(table.columns, "all", message::kMonitored, LastDay);
  table.columns.push_back(ByPlace(Measures(false)));
  table.columns.push_back(Ratio("per_head", message::kPerHead, Unit::kPerHead, "measures", "all_people"));
  table.columns.push_back(ByPlace(Measures(true)));
  Pair(table.columns, "helped", message::kHelped, ByHelp(true));
  Pair(table.columns, "not_helped", message::kNotHelped, ByHelp(false));
  table.notes = {fmt::format(fmt::runtime(message::kMeasuresNote), period.as_of)};
  return table;
}

Definition MeasuresByKind(const Period& period, const policy::Pack& pack) {
  Definition table;
  table.title = message::kMeasureKinds;
  table.row_title = message::kKindTitle;
  table.columns.push_back(Measures(false));
  Pair(table.columns, "helped", message::kHelped, ByHelp(true));
  table.columns.push_back(Measures(true));
  const auto kinds = pack.enumerations.find("measure_kind");
  if (kinds != pack.enumerations.end()) {
    for (const std::string& kind : kinds->second.values) table.rows.push_back({kind, kind});
  }
  table.rows_of = [](const Book& book, const Spell& spell) {
    std::vector<std::string> found;
    for (const MeasureRow& measure : book.Measures(spell)) found.push_back(measure.kind);
    return found;
  };
  table.notes = {fmt::format(fmt::runtime(message::kMeasuresNote), period.as_of), message::kMeasureKindsNote};
  return table;
}

// Whether somebody was there in the round of the last day.
DayOf ByVisit(const std::string& from, bool visited) {
  return [from, visited](const Book& book, const Spell& spell) {
    const std::vector<std::string>& days = book.Visits(spell);
    const bool was = std::any_of(days.begin(), days.end(), [&](const std::string& day) { return day >= from; });
    return was == visited ? LastDay(book, spell) : std::string();
  };
}

CountedColumn VisitCount() {
  return {{"visits", "", message::kVisitCount, Unit::kVisits},
          [](const Book& book, const Spell& spell, const std::string&) -> int64_t {
            if (LastDay(book, spell).empty()) return 0;
            const std::vector<std::string>& days = book.Visits(spell);
            return std::count_if(days.begin(), days.end(),
                                 [&](const std::string& day) { return day >= book.period().from; });
          }};
}

// A pack that asks for no visits has no table of them.
Definition VisitsByPlace(const Period& period, const policy::Pack& pack) {
  Definition table;
  table.title = message::kVisits;
  const auto round =
      std::find_if(pack.visit_rounds.begin(), pack.visit_rounds.end(),
                   [](const policy::VisitRound& one) { return one.who == policy::VisitWho::kMonitored; });
  const std::optional<Date> day = Date::FromIso(period.as_of);
  Pair(table.columns, "all", message::kMonitored, LastDay);
  if (round == pack.visit_rounds.end() || !day) {
    table.notes = {message::kNoRoundNote};
    return table;
  }
  const std::string from = visits::RoundOn(round->every, *day).from.Iso();
  Pair(table.columns, "visited", message::kVisited, ByVisit(from, true));
  Pair(table.columns, "not_visited", message::kNotVisited, ByVisit(from, false));
  table.columns.push_back(
      Ratio("visited_share", message::kVisitedShare, Unit::kPercent, "visited_households", "all_households"));
  table.columns.push_back(VisitCount());
  table.notes = {fmt::format(fmt::runtime(message::kVisitsNote), period.as_of, from),
                 fmt::format(fmt::runtime(message::kVisitCountNote), period.from, period.as_of)};
  return table;
}

Definition DefinitionOf(const std::string& name, const Period& period, const policy::Pack& pack) {
  if (name == "flow") return Flow(period);
  if (name == "risks") return Risks(period, pack);
  if (name == "measures") return MeasuresByPlace(period);
  if (name == "measure-kinds") return MeasuresByKind(period, pack);
  if (name == "visits") return VisitsByPlace(period, pack);
  return Monitored(period);
}

std::vector<std::string> RowsOf(const Definition& definition, const Book& book, const Spell& spell) {
  if (definition.rows_of) return definition.rows_of(book, spell);
  return {PlaceKey(spell.division_code, book.period().place)};
}

}  // namespace

Table HouseholdTable(const std::string& name, const Book& book, const Words& words) {
  const Definition definition = DefinitionOf(name, book.period(), words.pack);
  const std::string& place = book.period().place;
  Table table;
  table.name = name;
  table.title = definition.title;
  table.by_place = definition.row_title == nullptr;
  table.row_title = table.by_place ? PlaceTitle(place) : definition.row_title;
  table.notes = definition.notes;
  for (const CountedColumn& counted : definition.columns) table.columns.push_back(counted.column);
  Tally tally(table.columns.size());
  for (const RowHead& head : table.by_place ? PlacesBelow(place, words.divisions) : definition.rows) {
    tally.Expect(head);
  }
  for (const Spell& spell : book.spells()) {
    const std::vector<std::string> rows = RowsOf(definition, book, spell);
    for (size_t i = 0; i < definition.columns.size(); ++i) {
      const Adds& adds = definition.columns[i].adds;
      const int64_t value = adds ? adds(book, spell, "") : 0;
      if (value == 0) continue;
      tally.total()[i] += value;
      for (const std::string& row : rows) tally.Of(row)[i] += definition.rows_of ? adds(book, spell, row) : value;
    }
  }
  tally.Write(table);
  if (table.by_place) NamePlaces(table, words.divisions);
  return table;
}

Result<std::vector<BehindHousehold>> HouseholdsBehind(const std::string& name, const Cell& cell, const Book& book,
                                                      const policy::Pack& pack) {
  const Definition definition = DefinitionOf(name, book.period(), pack);
  const auto column = std::find_if(definition.columns.begin(), definition.columns.end(), [&](const CountedColumn& one) {
    return cell.column.empty() || one.column.name == cell.column;
  });
  if (column == definition.columns.end()) return Fail(ErrorCode::kInvalid, message::kNoColumn, "column");
  if (!column->adds) {
    return Fail(ErrorCode::kInvalid, message::kRatioColumn, "column", message::kRatioColumnHint);
  }
  std::vector<BehindHousehold> behind;
  for (const Spell& spell : book.spells()) {
    if (!cell.row.empty()) {
      const std::vector<std::string> rows = RowsOf(definition, book, spell);
      if (std::find(rows.begin(), rows.end(), cell.row) == rows.end()) continue;
    }
    const int64_t value = column->adds(book, spell, cell.row);
    if (value == 0) continue;
    const bool ended = !spell.eliminated_on.empty() && spell.eliminated_on <= book.period().as_of;
    behind.push_back({&spell, book.People(spell, ended ? spell.eliminated_on : book.period().as_of), value});
  }
  return behind;
}

}  // namespace shouwang::statistics
