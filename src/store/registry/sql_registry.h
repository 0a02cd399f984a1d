// registry::Registry in SQL. Internal to the store.
#pragma once

#include "registry/registry.h"
#include "store/core/work.h"
#include "store/registry/row_cursor.h"

namespace shouwang::store {

// What limits a query to the caller's rows; `h` is the household.
inline constexpr char kInScope[] =
    " h.division_code BETWEEN :low AND :high AND (:any_contact = 1 OR h.contact_account = :contact) ";

class SqlRegistry final : public registry::Registry {
 public:
  explicit SqlRegistry(Work& work) : work_(work), bounds_(work.caller.scope) {}

  std::optional<registry::Row> Find(registry::Entity entity, int64_t id) override;
  std::vector<registry::Row> Members(int64_t household) override;
  std::vector<registry::Row> RowsOf(registry::Entity entity, int64_t household) override;
  std::optional<registry::HouseholdCard> ReadCard(int64_t household) override;
  std::vector<registry::HouseholdLine> List(const registry::HouseholdFilter& filter) override;
  std::vector<registry::HouseholdLine> Find(const registry::Search& search) override;
  std::vector<registry::DuplicateGroup> Duplicates(int64_t after, int limit) override;
  std::vector<registry::Change> History(int64_t household, int64_t before, int limit) override;
  registry::RegisterChunk ReadChunk(const std::string& after, int households) override;
  bool NumberTaken(const std::string& household_id) override;
  int64_t MembersWithId(const std::string& id_no) override;

  int64_t NewNumber() override { return work_.numbers->Next(); }
  Result<int64_t> Apply(const registry::Operation& operation) override;

  std::optional<registry::Change> FindChange(int64_t change) override;
  std::vector<registry::Change> ChangesOf(int64_t operation) override;
  bool IsBuiltUpon(int64_t operation) override;
  void MarkUndone(int64_t operation, int64_t by) override;

 private:
  // Rows of one kind of the households, personal fields sealed.
  std::vector<registry::Row> RowsBetween(registry::Entity entity, const std::string& after, const std::string& last);
  std::vector<registry::Row> Opened(RowCursor& cursor);
  std::vector<registry::Change> Changes(const std::string& where, int64_t key, int64_t before, int limit);

  bool IsReachable(int64_t household);
  Status CheckReach(const registry::Edit& edit);
  void Insert(const registry::Edit& edit);
  bool Update(const registry::Edit& edit, bool correction, bool from_import, int64_t version);
  void WriteChange(const registry::Operation& operation, const registry::Edit& edit, int64_t number);
  void FollowHousehold(const registry::Edit& edit);

  Work& work_;
  ScopeBounds bounds_;
};

}  // namespace shouwang::store
