// Row numbers from the table row_number_block, taken a block at a time inside the transaction that uses them: a rolled
// back transaction gives its block back only together with every row that used it. Internal to the store.
#pragma once

#include "store/core/work.h"

namespace shouwang::store {

class BlockRowNumbers final : public RowNumbers {
 public:
  explicit BlockRowNumbers(Connection& connection) : connection_(connection) {}
  int64_t Next() override;
  // At the start of each transaction, and when part of one was rolled back: what is left of the block is dropped.
  void Forget() {
    left_ = 0;
    block_ = kBlock;
  }

 private:
  static constexpr int64_t kBlock = 16;
  void Take();

  Connection& connection_;
  int64_t next_ = 0;
  int64_t left_ = 0;
  int64_t block_ = kBlock;
};

}  // namespace shouwang::store
