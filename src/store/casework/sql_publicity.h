// casework::Publicity over the database. Internal to the store.
#pragma once

#include "casework/publicity.h"
#include "store/casework/conditions.h"

namespace shouwang::store {

class SqlPublicity final : public casework::Publicity {
 public:
  explicit SqlPublicity(Work& work) : work_(work) {}

  int64_t AddMeeting(const casework::Meeting& meeting) override;
  std::optional<casework::Meeting> FindMeeting(int64_t id) override;
  std::vector<casework::Meeting> Meetings(const std::string& place, int64_t before, int limit) override;

  int64_t AddNotice(const casework::Notice& notice) override;
  std::optional<casework::Notice> FindNotice(int64_t id) override;
  std::vector<casework::Notice> Notices(const std::string& place, bool open_only, int64_t before, int limit) override;
  std::vector<casework::Notice> NoticesOf(int64_t case_file) override;
  bool SaveNotice(const casework::Notice& notice, int64_t expected) override;

  int64_t AddObjection(const casework::Objection& objection) override;
  std::vector<casework::Objection> ObjectionsOf(int64_t notice) override;
  bool AnswerObjection(const casework::Objection& objection) override;

 private:
  // Whether a row of this place would be in the scope, and all of its cases are.
  bool Covers(const std::string& division_code, const std::vector<int64_t>& cases);
  bool IsInScope(int64_t case_file);

  Work& work_;
};

}  // namespace shouwang::store
