// The schema's steps, from src/store/core/migrations/*.sql, embedded when the program is built. Internal to the store.
#pragma once

#include <string>
#include <vector>

namespace shouwang::store {

// A step never changes once it has landed; a change of mind is a new step.
struct Migration {
  std::string name;  // 0001_access
  std::string text;  // statements, each ended by `;` at a line's end; `{{key}}` stands for the type of a row number
};

const std::vector<Migration>& Migrations();

}  // namespace shouwang::store
