#include "policy/dataset.h"

namespace shouwang::policy {

int Dataset::Find(const std::string& column_name) const {
  for (size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name == column_name) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace shouwang::policy
