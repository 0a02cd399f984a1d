// Sessions, tokens and role grants, as MakeAccounts() hands them out. Internal to the store.
#pragma once

#include "access/accounts.h"
#include "store/core/work.h"

namespace shouwang::store {

class SessionTable final : public access::Sessions {
 public:
  explicit SessionTable(Work& work) : work_(work) {}
  int64_t Add(const access::SessionRow& row) override;
  std::optional<access::SessionRow> Find(const std::string& token_digest) override;
  std::vector<access::SessionRow> Of(int64_t account) override;
  void PassSecondFactor(int64_t session) override;
  void Touch(int64_t session, int64_t seen_ms) override;
  void End(int64_t session) override;
  void EndAllOf(int64_t account, int64_t but_session) override;
  void EndOld(int64_t created_before_ms, int64_t seen_before_ms) override;
  int64_t AddToken(const access::TokenRow& row) override;
  std::optional<access::TokenRow> FindToken(const std::string& token_digest) override;
  std::vector<access::TokenRow> TokensOf(int64_t account) override;
  void TouchToken(int64_t token, int64_t used_ms) override;
  bool RemoveToken(int64_t account, int64_t token) override;
  void RemoveTokensOf(int64_t account) override;

 private:
  Work& work_;
};

class GrantTable final : public access::RoleGrants {
 public:
  explicit GrantTable(Work& work) : work_(work) {}
  int64_t Add(const access::RoleGrant& grant) override;
  std::optional<access::RoleGrant> Find(int64_t id) override;
  std::vector<access::RoleGrant> Of(int64_t account) override;
  std::vector<access::RoleGrant> Pending(int limit) override;
  bool Decide(int64_t id, access::RoleGrant::State state, int64_t by) override;

 private:
  Work& work_;
};

}  // namespace shouwang::store
