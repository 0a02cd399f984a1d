#include "store/core/row_numbers.h"

#include <algorithm>

namespace shouwang::store {
namespace {

constexpr int64_t kLargestBlock = 65536;

struct ReadBlock {
  explicit ReadBlock(soci::session& sql)
      : statement((sql.prepare << "SELECT next FROM row_number_block WHERE name = 'row'", soci::into(next))) {}
  int64_t next = 0;
  soci::statement statement;
};

struct MoveBlock {
  explicit MoveBlock(soci::session& sql)
      : statement((sql.prepare << "UPDATE row_number_block SET next = :next WHERE name = 'row'", soci::use(next))) {}
  int64_t next = 0;
  soci::statement statement;
};

}  // namespace

int64_t BlockRowNumbers::Next() {
  if (left_ == 0) Take();
  --left_;
  return next_++;
}

void BlockRowNumbers::Take() {
  auto& read = connection_.Prepared<ReadBlock>();
  read.statement.execute(true);
  auto& move = connection_.Prepared<MoveBlock>();
  move.next = read.next + block_;
  move.statement.execute(true);
  next_ = read.next;
  left_ = block_;
  // A transaction that needs many gets them in ever larger blocks.
  block_ = std::min(block_ * 4, kLargestBlock);
}

}  // namespace shouwang::store
