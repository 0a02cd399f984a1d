// Messages for the person at the command line: one line each on standard error, as text or as JSON; a progress bar on a
// terminal.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>

#include "base/error.h"

namespace shouwang::cli {

enum class LogFormat : uint8_t { kText, kJson };

// Threads: every member may be called from any thread.
class Reporter {
 public:
  explicit Reporter(LogFormat format);
  ~Reporter();
  Reporter(const Reporter&) = delete;
  Reporter& operator=(const Reporter&) = delete;

  void Say(const std::string& line);  // what was done
  void Warn(const std::string& line);
  void Complain(const Error& error);
  // Prints every error; gives the exit status of the first.
  int Complain(const Errors& errors);

  // `fraction` in 0..1. Shown on a terminal only; Clear() is implied by every other message.
  void Progress(const std::string& stage, double fraction);
  void Clear();

 private:
  void Line(const char* level, const std::string& text, const Error* error);
  void ClearLocked();

  std::mutex mutex_;
  LogFormat format_;
  bool terminal_;
  bool bar_shown_ = false;
  int last_percent_ = -1;
  std::string last_stage_;
};

}  // namespace shouwang::cli
