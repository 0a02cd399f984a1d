// visits::Visits over the database. Internal to the store.
#pragma once

#include "store/casework/conditions.h"
#include "visits/visits.h"

namespace shouwang::store {

class SqlVisits final : public visits::Visits {
 public:
  explicit SqlVisits(Work& work) : work_(work) {}

  void KeepForm(const std::string& digest, const std::string& body) override;
  std::optional<std::string> FormBody(const std::string& digest) override;

  int64_t Add(const visits::Visit& visit) override;
  std::optional<visits::Visit> Find(int64_t id) override;
  std::vector<visits::Visit> WithKey(const std::string& key) override;
  std::vector<visits::Visit> WithBase(int64_t household, int64_t base) override;
  std::vector<visits::Visit> OfHousehold(int64_t household, int limit) override;
  std::optional<visits::Visit> Latest(int64_t household) override;
  std::vector<visits::Visit> Disputed(const std::string& place, int64_t after, int limit) override;
  bool Save(const visits::Visit& visit, int64_t expected) override;

  std::vector<visits::DueHousehold> Due(const visits::DueFilter& filter, const visits::Rounds& rounds,
                                        const visits::DueCursor& after, int limit) override;
  std::vector<visits::DueCount> CountDue(const visits::DueFilter& filter, const visits::Rounds& rounds) override;

 private:
  std::vector<visits::Visit> Select(Conditions& where, const std::string& tail);

  Work& work_;
};

}  // namespace shouwang::store
