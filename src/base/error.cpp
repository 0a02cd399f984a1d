#include "base/error.h"

namespace shouwang {

int ExitStatus(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUsage:
      return 2;
    case ErrorCode::kInput:
      return 3;
    case ErrorCode::kPolicy:
      return 4;
    default:
      return 1;
  }
}

const char* ErrorCodeName(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUsage:
      return "usage";
    case ErrorCode::kInput:
      return "input";
    case ErrorCode::kPolicy:
      return "policy";
    case ErrorCode::kOutput:
      return "output";
    case ErrorCode::kCancelled:
      return "cancelled";
    case ErrorCode::kInternal:
      return "internal";
    case ErrorCode::kInvalid:
      return "invalid";
    case ErrorCode::kUnauthenticated:
      return "unauthenticated";
    case ErrorCode::kForbidden:
      return "forbidden";
    case ErrorCode::kNotFound:
      return "not-found";
    case ErrorCode::kConflict:
      return "conflict";
    case ErrorCode::kStale:
      return "stale";
    case ErrorCode::kVersionRequired:
      return "version-required";
    case ErrorCode::kTooLarge:
      return "too-large";
    case ErrorCode::kTooMany:
      return "too-many";
    case ErrorCode::kUnavailable:
      return "unavailable";
  }
  return "internal";
}

std::string FormatError(const Error& error) {
  std::string line;
  if (!error.where.empty()) line += error.where + "：";
  line += error.what;
  if (!error.hint.empty()) line += "。" + error.hint;
  for (char& c : line) {
    if (c == '\n' || c == '\r') c = ' ';  // one error is one line, whatever a file name holds
  }
  return line;
}

}  // namespace shouwang
