// record::IdempotencyKeys on the table idempotency_key. Internal to the store.
#pragma once

#include "record/idempotency.h"
#include "store/core/work.h"

namespace shouwang::store {

class IdempotencyTable final : public record::IdempotencyKeys {
 public:
  explicit IdempotencyTable(Work& work) : work_(work) {}
  std::optional<record::KeptAnswer> Find(const std::string& key) override;
  void Keep(const std::string& key, const record::KeptAnswer& answer) override;
  int64_t DropOld() override;

 private:
  Work& work_;
};

}  // namespace shouwang::store
