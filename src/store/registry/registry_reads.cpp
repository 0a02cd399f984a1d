#include "registry/register_words.h"
#include "registry/sealing.h"
#include "store/registry/registry_tables.h"
#include "store/registry/sql_registry.h"

namespace shouwang::store {

using registry::Entity;
using registry::Row;
using registry::ShapeOf;

namespace {

std::string AliasOf(Entity entity) { return entity == Entity::kHousehold ? "h" : "x"; }

std::string FromOf(Entity entity) {
  if (entity == Entity::kHousehold) return "FROM household h ";
  return "FROM " + std::string(ShapeOf(entity).name) + " x JOIN household h ON h.id = x.household ";
}

// The four queries of a household's page, kept prepared: it is read more often than anything else.
struct CardQuery {
  CardQuery(soci::session& sql, Entity entity, const std::string& condition, const std::string& order)
      : cursor(sql, entity, AliasOf(entity),
               FromOf(entity) + "WHERE h.id = :id AND h.closed = 0 AND" + kInScope + condition + order) {
    cursor.Use(household).Use(bounds.low).Use(bounds.high).Use(bounds.any_contact).Use(bounds.contact).Prepare();
  }
  std::vector<Row> Rows(int64_t id, const ScopeBounds& scope) {
    household = id;
    bounds = scope;
    std::vector<Row> rows;
    for (bool more = cursor.Execute(); more; more = cursor.Fetch()) rows.push_back(cursor.row());
    return rows;
  }
  int64_t household = 0;
  ScopeBounds bounds{access::Scope()};
  RowCursor cursor;
};

struct CardHousehold : CardQuery {
  explicit CardHousehold(soci::session& sql) : CardQuery(sql, Entity::kHousehold, "", "") {}
};
struct CardMembers : CardQuery {
  explicit CardMembers(soci::session& sql) : CardQuery(sql, Entity::kPerson, "AND x.closed = 0 ", "ORDER BY x.id") {}
};
struct CardIncome : CardQuery {
  explicit CardIncome(soci::session& sql)
      : CardQuery(sql, Entity::kIncome, "AND x.closed = 0 ", "ORDER BY x.period_end DESC, x.id DESC LIMIT 1") {}
};
struct CardMonitored : CardQuery {
  explicit CardMonitored(soci::session& sql)
      : CardQuery(sql, Entity::kMonitored, "AND x.closed = 0 ", "ORDER BY x.identified_on, x.id") {}
};

}  // namespace

std::optional<Row> SqlRegistry::Find(Entity entity, int64_t id) {
  RowCursor cursor(work_.sql(), entity, AliasOf(entity),
                   FromOf(entity) + "WHERE " + AliasOf(entity) + ".id = :id AND" + kInScope);
  cursor.Use(id).Use(bounds_.low).Use(bounds_.high).Use(bounds_.any_contact).Use(bounds_.contact).Prepare();
  std::vector<Row> rows = Opened(cursor);
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

std::vector<Row> SqlRegistry::Opened(RowCursor& cursor) {
  std::vector<Row> rows;
  for (bool more = cursor.Execute(); more; more = cursor.Fetch()) {
    rows.push_back(cursor.row());
    registry::OpenRow(work_.sealer, rows.back());
  }
  return rows;
}

std::vector<Row> SqlRegistry::Members(int64_t household) {
  std::vector<Row> rows = work_.connection.Prepared<CardMembers>().Rows(household, bounds_);
  for (Row& row : rows) registry::OpenRow(work_.sealer, row);
  return rows;
}

std::vector<Row> SqlRegistry::RowsOf(Entity entity, int64_t household) {
  const std::string alias = AliasOf(entity);
  RowCursor cursor(
      work_.sql(), entity, alias,
      FromOf(entity) + "WHERE h.id = :id AND " + alias + ".closed = 0 AND" + kInScope + "ORDER BY " + alias + ".id");
  cursor.Use(household).Use(bounds_.low).Use(bounds_.high).Use(bounds_.any_contact).Use(bounds_.contact).Prepare();
  return Opened(cursor);
}

std::optional<registry::HouseholdCard> SqlRegistry::ReadCard(int64_t household) {
  Connection& connection = work_.connection;
  std::vector<Row> found = connection.Prepared<CardHousehold>().Rows(household, bounds_);
  if (found.empty()) return std::nullopt;
  registry::HouseholdCard card;
  card.household = std::move(found.front());
  registry::OpenRow(work_.sealer, card.household);
  card.members = Members(household);
  std::vector<Row> incomes = connection.Prepared<CardIncome>().Rows(household, bounds_);
  if (!incomes.empty()) card.income = std::move(incomes.front());
  card.monitored = connection.Prepared<CardMonitored>().Rows(household, bounds_);
  return card;
}

bool SqlRegistry::NumberTaken(const std::string& household_id) {
  int64_t id = 0;
  work_.sql() << "SELECT id FROM household WHERE household_id = :household_id", soci::use(household_id), soci::into(id);
  return id != 0;
}

int64_t SqlRegistry::MembersWithId(const std::string& id_no) {
  const int64_t blind = work_.sealer.BlindIndex("id", id_no);
  const std::string in_household(registry::word::kInHousehold);
  int64_t count = 0;
  work_.sql() << "SELECT COUNT(*) FROM person WHERE id_no_index = :blind AND closed = 0 AND status = :status",
      soci::use(blind), soci::use(in_household), soci::into(count);
  return count;
}

std::vector<Row> SqlRegistry::RowsBetween(Entity entity, const std::string& after, const std::string& last) {
  const std::string alias = AliasOf(entity);
  const bool household = entity == Entity::kHousehold;
  RowCursor cursor(work_.sql(), entity, alias,
                   FromOf(entity) + "WHERE h.household_id > :after AND h.household_id <= :last AND h.closed = 0 AND " +
                       alias + ".closed = 0 AND" + kInScope + "ORDER BY h.household_id" + (household ? "" : ", x.id"));
  cursor.Use(after)
      .Use(last)
      .Use(bounds_.low)
      .Use(bounds_.high)
      .Use(bounds_.any_contact)
      .Use(bounds_.contact)
      .Prepare();
  std::vector<Row> rows;
  for (bool more = cursor.Execute(); more; more = cursor.Fetch()) rows.push_back(cursor.row());
  return rows;
}

registry::RegisterChunk SqlRegistry::ReadChunk(const std::string& after, int households) {
  registry::RegisterChunk chunk;
  std::string last;
  work_.sql() << "SELECT household_id FROM (SELECT household_id FROM household WHERE household_id > :after ORDER BY "
                 "household_id LIMIT :households) AS stretch ORDER BY household_id DESC LIMIT 1",
      soci::use(after), soci::use(households), soci::into(last);
  if (!work_.sql().got_data()) return chunk;
  chunk.last = last;
  for (size_t i = 0; i < registry::kEntities; ++i) {
    const auto entity = static_cast<Entity>(i);
    if (entity != Entity::kMembership) chunk.Of(entity) = RowsBetween(entity, after, last);
  }
  return chunk;
}

std::shared_ptr<registry::Registry> MakeRegistry(Work& work) { return std::make_shared<SqlRegistry>(work); }

}  // namespace shouwang::store
