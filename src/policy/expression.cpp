#include "policy/expression.h"

#include "policy/messages.h"

namespace shouwang::policy {

int Enumeration::IndexOf(const std::string& value) const {
  for (size_t i = 0; i < values.size(); ++i) {
    if (values[i] == value) return static_cast<int>(i);
  }
  return -1;
}

const char* KindName(Kind kind) {
  switch (kind) {
    case Kind::kUnknown:
      return message::kKindUnknown;
    case Kind::kBool:
      return message::kKindBool;
    case Kind::kInteger:
      return message::kKindInteger;
    case Kind::kMoney:
      return message::kKindMoney;
    case Kind::kRatio:
      return message::kKindRatio;
    case Kind::kDate:
      return message::kKindDate;
    case Kind::kText:
      return message::kKindText;
    case Kind::kEnum:
      return message::kKindEnum;
    case Kind::kSet:
      return message::kKindSet;
    case Kind::kId:
      return message::kKindId;
  }
  return message::kKindUnknown;
}

}  // namespace shouwang::policy
