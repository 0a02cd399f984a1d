#include "casework/case_file.h"

namespace shouwang::casework {

bool IsOverdue(const CaseFile& file, const std::string& today) {
  return file.status == procedure::CaseStatus::kOpen && !file.held && !file.due_on.empty() && file.due_on < today;
}

}  // namespace shouwang::casework
