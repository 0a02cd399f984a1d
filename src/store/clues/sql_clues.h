// clues::Clues over the database: single clues in sql_clues.cpp, lists and counts in clue_lists.cpp, many at once and
// sums in clue_bulk.cpp, runs in clue_runs.cpp. Internal to the store.
#pragma once

#include "clues/clues.h"
#include "store/core/work.h"

namespace shouwang::store {

class SqlClues final : public clues::Clues {
 public:
  explicit SqlClues(Work& work) : work_(work) {}

  std::optional<clues::Clue> Find(int64_t id) override;
  clues::ClueDetail Detail(int64_t id) override;
  std::vector<clues::Clue> List(const clues::ClueFilter& filter, clues::ClueOrder order,
                                const std::optional<clues::ClueCursor>& after, int limit) override;
  std::vector<clues::Clue> Select(const clues::ClueFilter& filter, int limit) override;
  std::vector<clues::Clue> Beside(const std::vector<clues::Clue>& clues) override;
  std::vector<clues::ClueCount> Count(const std::string& place) override;
  std::vector<clues::DueCount> CountDue(std::span<const clues::State> states, const std::string& today,
                                        const std::string& soon) override;
  std::vector<clues::RuleInfo> Rules() override;
  std::vector<clues::Clue> OfHousehold(int64_t household, int limit) override;
  clues::Activity ActivityOf(const std::string& place, int64_t from_ms, int64_t to_ms) override;
  std::vector<clues::Clue> Feedback(const std::string& dataset, int64_t from_ms, int64_t to_ms, int limit) override;

  bool Save(const clues::Clue& clue, int64_t expected, clues::Action action, const std::string& detail) override;
  int64_t Add(const clues::ReportedClue& clue) override;
  int64_t SendAll(const clues::BulkSend& send, const clues::Moment& at) override;
  std::vector<std::string> RulesWithoutDays(const clues::BulkSend& send) override;
  int64_t EscalateAll(const std::string& place, clues::Holder to, const clues::Moment& at) override;
  int64_t CloseAll(const std::string& place, const std::string& rule) override;

  std::vector<int64_t> RuleNumbers(std::span<const clues::RuleInfo> rules) override;
  void BeginRun(int64_t run) override;
  void Stage(int64_t run, std::span<const clues::StagedFinding> findings) override;
  clues::Taken Take(const clues::RunPlace& run, std::span<const int64_t> rules) override;
  std::optional<clues::Taken> TakenOf(int64_t run) override;

 private:
  struct BulkMove;
  int64_t MoveAll(const BulkMove& move);
  void AddEvent(int64_t clue, int64_t version, const char* action, const std::string& detail);
  std::vector<clues::Clue> Fetch(const std::vector<int64_t>& ids);

  Work& work_;
};

}  // namespace shouwang::store
