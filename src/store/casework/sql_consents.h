// casework::Consents over the database. Internal to the store.
#pragma once

#include "casework/consents.h"
#include "store/casework/conditions.h"

namespace shouwang::store {

class SqlConsents final : public casework::Consents {
 public:
  explicit SqlConsents(Work& work) : work_(work) {}

  int64_t AddAuthorisation(const casework::Authorisation& authorisation) override;
  std::optional<casework::Authorisation> FindAuthorisation(int64_t id) override;
  std::vector<casework::Authorisation> AuthorisationsOf(int64_t household) override;
  void TakeBack(int64_t id, const std::string& day, const std::string& why) override;

  int64_t AddLookUp(const casework::LookUp& lookup) override;
  std::optional<casework::LookUp> FindLookUp(int64_t id) override;
  std::vector<casework::LookUp> LookUpsOf(int64_t case_file) override;
  std::vector<casework::LookUp> LookUps(const casework::LookUpFilter& filter, int64_t after, int limit) override;
  bool SaveLookUp(const casework::LookUp& lookup, int64_t expected) override;

 private:
  Work& work_;
};

}  // namespace shouwang::store
