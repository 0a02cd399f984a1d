#include "intake/run.h"

#include <algorithm>
#include <array>
#include <set>

namespace shouwang::intake {
namespace {

constexpr std::array kUploadStates = {"staged", "loaded", "replaced", "withdrawn"};
constexpr std::array kJobStates = {"queued", "running", "done", "failed", "cancelled"};

template <typename State, size_t kCount>
std::optional<State> StateFrom(const std::array<const char*, kCount>& names, const std::string& name) {
  for (size_t i = 0; i < kCount; ++i) {
    if (name == names[i]) return static_cast<State>(i);
  }
  return std::nullopt;
}

}  // namespace

const char* Name(UploadState state) { return kUploadStates.at(static_cast<size_t>(state)); }
std::optional<UploadState> UploadStateFromName(const std::string& name) {
  return StateFrom<UploadState>(kUploadStates, name);
}

const char* Name(JobState state) { return kJobStates.at(static_cast<size_t>(state)); }
std::optional<JobState> JobStateFromName(const std::string& name) { return StateFrom<JobState>(kJobStates, name); }
bool IsOver(JobState state) { return state != JobState::kQueued && state != JobState::kRunning; }

std::vector<std::string> Upload::Datasets() const {
  std::set<std::string> names;
  for (const SheetCounts& sheet : sheets) names.insert(sheet.dataset);
  return {names.begin(), names.end()};
}

}  // namespace shouwang::intake
