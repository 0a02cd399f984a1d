// shouwang backup, restore, verify and key: keeping a county's record. Each returns the exit status.
#pragma once

#include <string>

#include "cli/context.h"

namespace shouwang::cli {

struct UpkeepArguments {
  std::string dir;
  std::string file;      // the backup
  std::string database;  // restore: URL; blank: SQLite in the folder
};

int RunBackup(const UpkeepArguments& arguments, const Context& context);
int RunRestore(const UpkeepArguments& arguments, const Context& context);
// 1 when anything is wrong; every fault is a line.
int RunVerifyStore(const UpkeepArguments& arguments, const Context& context);
int RunVerifyAudit(const UpkeepArguments& arguments, const Context& context);
int RunKeyRotate(const UpkeepArguments& arguments, const Context& context);

}  // namespace shouwang::cli
