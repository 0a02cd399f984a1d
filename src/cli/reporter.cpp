#include "cli/reporter.h"

#include <unistd.h>

#include <cstdio>
#include "base/json.h"

#include "cli/messages.h"

namespace shouwang::cli {

Reporter::Reporter(LogFormat format) : format_(format), terminal_(isatty(STDERR_FILENO) == 1) {}

Reporter::~Reporter() { Clear(); }

void Reporter::Say(const std::string& line) { Line("info", line, nullptr); }

void Reporter::Warn(const std::string& line) { Line("warning", line, nullptr); }

void Reporter::Complain(const Error& error) { Line("error", FormatError(error), &error); }

int Reporter::Complain(const Errors& errors) {
  for (const Error& error : errors) Complain(error);
  return errors.empty() ? 0 : ExitStatus(errors.front().code);
}

void Reporter::Line(const char* level, const std::string& text, const Error* error) {
  const std::lock_guard lock(mutex_);
  ClearLocked();
  if (format_ == LogFormat::kJson) {
    nlohmann::ordered_json entry = {{"level", level}};
    if (error == nullptr) {
      entry["message"] = text;
    } else {
      entry["code"] = ErrorCodeName(error->code);
      entry["message"] = error->what;
      if (!error->where.empty()) entry["where"] = error->where;
      if (!error->hint.empty()) entry["hint"] = error->hint;
    }
    std::fputs((entry.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n").c_str(), stderr);
    return;
  }
  const char* prefix = error != nullptr ? message::kErrorPrefix : level[0] == 'w' ? message::kWarningPrefix : "";
  std::fputs((prefix + text + "\n").c_str(), stderr);
}

void Reporter::Progress(const std::string& stage, double fraction) {
  constexpr int kWidth = 30;
  if (!terminal_ || format_ == LogFormat::kJson) return;
  const std::lock_guard lock(mutex_);
  const int percent = fraction < 0 ? 0 : fraction > 1 ? 100 : static_cast<int>(fraction * 100);
  if (percent == last_percent_ && stage == last_stage_) return;
  last_percent_ = percent;
  last_stage_ = stage;
  std::string bar = "\r\033[K[";
  for (int i = 0; i < kWidth; ++i) bar += i * 100 < percent * kWidth ? '=' : ' ';
  bar += "] " + std::to_string(percent) + "% " + stage;
  std::fputs(bar.c_str(), stderr);
  std::fflush(stderr);
  bar_shown_ = true;
}

void Reporter::Clear() {
  const std::lock_guard lock(mutex_);
  ClearLocked();
}

void Reporter::ClearLocked() {
  if (!bar_shown_) return;
  std::fputs("\r\033[K", stderr);
  std::fflush(stderr);
  bar_shown_ = false;
  last_percent_ = -1;
}

}  // namespace shouwang::cli
