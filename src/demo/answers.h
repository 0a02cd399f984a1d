// Writes the known answers: UTF-8 with a byte order mark, RFC 4180, lines end in LF.
#pragma once

#include <filesystem>
#include <vector>

#include "demo/emitter.h"
#include "demo/oracle.h"

namespace shouwang::demo {

// Gathers the answers of blocks, and writes them in the contract's order.
class AnswerBook {
 public:
  void Add(Answers answers);
  // Creates `folder`. Sorts what was added.
  void Write(const std::filesystem::path& folder);
  const std::vector<Clue>& clues() const { return answers_.clues; }

 private:
  Answers answers_;
};

// Sorted by file, sheet, row, column.
void SortRejects(std::vector<Reject>& rejects);
void WriteRejects(const std::filesystem::path& folder, const std::vector<Reject>& rejects);

}  // namespace shouwang::demo
