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
    case ErrorCode::kOutput:
    case ErrorCode::kCancelled:
    case ErrorCode::kInternal:
      return 1;
  }
  return 1;
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
