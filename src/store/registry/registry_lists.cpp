#include <limits>

#include "base/division_code.h"
#include "base/text.h"
#include "registry/register_words.h"
#include "registry/sealing.h"
#include "store/registry/sql_registry.h"

namespace shouwang::store {

using registry::Entity;
using registry::HouseholdLine;
using registry::Row;
using registry::SearchKey;

namespace {

// The end of everything that begins with some text: no assigned character comes behind this one.
constexpr char kBehindAll[] = "\xF4\x8F\xBF\xBF";

// `bounds` within the division asked for.
ScopeBounds Within(ScopeBounds bounds, const std::string& division) {
  if (division.empty()) return bounds;
  access::Scope asked;
  asked.kind = access::Scope::Kind::kDivision;
  asked.division = division;
  const access::DivisionRange range = asked.Range();
  bounds.low = std::max(bounds.low, range.low);
  bounds.high = std::min(bounds.high, range.high);
  return bounds;
}

// What a line says beside the household: its head and how many belong to it.
constexpr char kLineColumns[] =
    ", (SELECT COALESCE(MIN(m.name), '') FROM person m WHERE m.household = h.id AND m.closed = 0 AND m.status = "
    ":status1 "
    "AND m.relation = :head), (SELECT COUNT(*) FROM person m WHERE m.household = h.id AND m.closed = 0 AND m.status = "
    ":status2)";

class LineQuery {
 public:
  LineQuery(Work& work, const ScopeBounds& bounds, const std::string& columns, const std::string& tail, bool persons)
      : work_(work), bounds_(bounds), cursor_(work.sql(), Entity::kHousehold, "h", tail, kLineColumns + columns) {
    cursor_.Use(status_).Use(head_word_).Use(status_);
    cursor_.Into(head_).Into(members_);
    if (persons) cursor_.Into(person_).Into(person_name_).Into(sort_key_);
  }
  template <typename T>
  LineQuery& Use(T& value) {
    cursor_.Use(value);
    return *this;
  }
  LineQuery& UseScope() {
    cursor_.Use(bounds_.low).Use(bounds_.high).Use(bounds_.any_contact).Use(bounds_.contact);
    return *this;
  }
  std::vector<HouseholdLine> Lines() {
    cursor_.Prepare();
    std::vector<HouseholdLine> lines;
    for (bool more = cursor_.Execute(); more; more = cursor_.Fetch()) {
      lines.push_back({cursor_.row(), head_, members_, person_, person_name_, sort_key_});
      registry::OpenRow(work_.sealer, lines.back().household);
    }
    return lines;
  }

 private:
  Work& work_;
  ScopeBounds bounds_;
  std::string status_{registry::word::kInHousehold};
  std::string head_word_{registry::word::kHead};
  std::string head_;
  int64_t members_ = 0;
  int64_t person_ = 0;
  std::string person_name_;
  std::string sort_key_;
  RowCursor cursor_;
};

// With the column that the lines are in the order of.
std::string PersonColumns(const std::string& order) { return ", p.id, p.name, " + order; }

}  // namespace

std::vector<HouseholdLine> SqlRegistry::List(const registry::HouseholdFilter& filter) {
  std::string where =
      std::string("FROM household h WHERE h.closed = 0 AND") + kInScope + "AND h.household_id > :after ";
  if (!filter.household_type.empty()) where += "AND h.household_type = :type ";
  if (filter.monitored_only) {
    where +=
        "AND EXISTS (SELECT 1 FROM monitored m WHERE m.household = h.id AND m.closed = 0 AND m.eliminated_on = '') ";
  }
  LineQuery query(work_, Within(bounds_, filter.division), "", where + "ORDER BY h.household_id LIMIT :most", false);
  query.UseScope().Use(filter.after);
  if (!filter.household_type.empty()) query.Use(filter.household_type);
  query.Use(filter.limit);
  return query.Lines();
}

std::vector<HouseholdLine> SqlRegistry::Find(const registry::Search& search) {
  const ScopeBounds bounds = Within(bounds_, search.division);
  const std::string end = search.text + kBehindAll;
  if (search.key == SearchKey::kHouseholdId) {
    LineQuery query(work_, bounds, "",
                    std::string("FROM household h WHERE h.household_id >= :begin AND h.household_id < :end AND "
                                "h.household_id > :after AND h.closed = 0 AND") +
                        kInScope + "ORDER BY h.household_id LIMIT :most",
                    false);
    return query.Use(search.text).Use(end).Use(search.after).UseScope().Use(search.limit).Lines();
  }
  if (search.key == SearchKey::kPhone) {
    const int64_t blind = work_.sealer.BlindIndex("phone", search.text);
    LineQuery query(
        work_, bounds, "",
        std::string("FROM household h WHERE h.phone_index = :blind AND h.id > :after AND h.closed = 0 AND") + kInScope +
            "ORDER BY h.id LIMIT :most",
        false);
    return query.Use(blind).Use(search.after_person).UseScope().Use(search.limit).Lines();
  }
  if (search.key == SearchKey::kIdNo) {
    const int64_t blind = work_.sealer.BlindIndex("id", search.text);
    LineQuery query(work_, bounds, PersonColumns("p.name"),
                    std::string("FROM person p JOIN household h ON h.id = p.household WHERE p.id_no_index = :blind AND "
                                "p.id > :after AND p.closed = 0 AND h.closed = 0 AND") +
                        kInScope + "ORDER BY p.id LIMIT :most",
                    true);
    return query.Use(blind).Use(search.after_person).UseScope().Use(search.limit).Lines();
  }
  // The beginning of a name or of its initials, in the index's order, so that a page ends after as many rows.
  const std::string column = search.key == SearchKey::kName ? "p.name" : "p.initials";
  const std::string begin = search.after.empty() ? search.text : search.after;
  LineQuery query(
      work_, bounds, PersonColumns(column),
      "FROM person p JOIN household h ON h.id = p.household WHERE " + column + " >= :begin AND " + column +
          " < :end AND (" + column + " > :after OR p.id > :after_person) AND p.division_code BETWEEN :from " +
          "AND :to AND p.closed = 0 AND h.closed = 0 AND" + kInScope + "ORDER BY " + column + ", p.id LIMIT :most",
      true);
  return query.Use(begin)
      .Use(end)
      .Use(search.after)
      .Use(search.after_person)
      .Use(bounds.low)
      .Use(bounds.high)
      .UseScope()
      .Use(search.limit)
      .Lines();
}

std::vector<registry::DuplicateGroup> SqlRegistry::Duplicates(int64_t after, int limit) {
  const std::string in_household(registry::word::kInHousehold);
  const std::string valid(registry::kIdValid);
  std::vector<std::pair<int64_t, int64_t>> found;
  int64_t blind = 0;
  int64_t count = 0;
  // Only ids that somebody in the scope has: each group shows at least one row.
  soci::statement groups =
      (work_.sql().prepare
           << "SELECT p.id_no_index, COUNT(*) FROM person p WHERE p.id_no_index > :after AND "
              "p.closed = 0 AND p.status = :status AND p.id_state = :valid GROUP BY p.id_no_index "
              "HAVING COUNT(*) > 1 AND SUM(CASE WHEN p.division_code BETWEEN :low AND :high THEN 1 ELSE "
              "0 END) > 0 ORDER BY p.id_no_index LIMIT :most",
       soci::use(after), soci::use(in_household), soci::use(valid), soci::use(bounds_.low), soci::use(bounds_.high),
       soci::use(limit), soci::into(blind), soci::into(count));
  for (bool more = groups.execute(true); more; more = groups.fetch()) found.emplace_back(blind, count);

  RowCursor cursor(work_.sql(), Entity::kPerson, "x",
                   std::string("FROM person x JOIN household h ON h.id = x.household WHERE x.id_no_index = :blind AND "
                               "x.closed = 0 AND x.status = :status AND") +
                       kInScope + "ORDER BY x.id");
  cursor.Use(blind).Use(in_household).Use(bounds_.low).Use(bounds_.high).Use(bounds_.any_contact).Use(bounds_.contact);
  cursor.Prepare();
  std::vector<registry::DuplicateGroup> duplicates;
  for (const auto& [index, rows] : found) {
    blind = index;
    registry::DuplicateGroup group{index, Opened(cursor), 0};
    group.elsewhere = rows - static_cast<int64_t>(group.persons.size());
    duplicates.push_back(std::move(group));
  }
  return duplicates;
}

}  // namespace shouwang::store
