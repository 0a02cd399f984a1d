#include "screening/fact_value.h"

#include <fmt/format.h>

#include <cmath>

#include "base/date.h"
#include "base/money.h"
#include "base/resident_id.h"
#include "screening/messages.h"

namespace shouwang::screening {
namespace {

using policy::Kind;
using policy::Type;

// Rounded only in print: half up to 0.01 元.
int64_t RoundedCents(double cents) { return static_cast<int64_t>(std::llround(cents)); }

std::string WithoutZeroCents(const std::string& amount) {
  return amount.ends_with(".00") ? amount.substr(0, amount.size() - 3) : amount;
}

}  // namespace

FactValue ReadValue(const RowChunk& chunk, size_t column, size_t row, const Type& type) {
  FactValue value;
  if (chunk.IsNull(column, row)) return value;
  value.known = true;
  if (type.kind == Kind::kText || type.kind == Kind::kEnum) {
    value.text = chunk.Text(column, row);
  } else if (type.kind == Kind::kRatio) {
    value.real = chunk.Real(column, row);
  } else {
    value.number = chunk.Integer(column, row);
  }
  return value;
}

std::string PrintValue(const FactValue& value, const Type& type) {
  if (!value.known) return message::kUnknown;
  switch (type.kind) {
    case Kind::kBool:
      return value.number != 0 ? message::kYes : message::kNo;
    case Kind::kMoney:
      return WithoutZeroCents(FormatCentsGrouped(value.number));
    case Kind::kRatio:
      return WithoutZeroCents(FormatCentsGrouped(RoundedCents(value.real)));
    case Kind::kDate: {
      const CivilDate date = Date(static_cast<int32_t>(value.number)).civil();
      return fmt::format(fmt::runtime(message::kDateFormat), date.year, date.month, date.day);
    }
    case Kind::kSet: {
      std::string list;
      for (size_t i = 0; i < type.values->values.size(); ++i) {
        if ((value.number >> i & 1) != 0) list += (list.empty() ? "" : message::kJoin) + type.values->values[i];
      }
      return list;
    }
    case Kind::kText:
    case Kind::kEnum:
      return value.text;
    case Kind::kId:  // an id is never in a sentence in the clear
      return MaskId(ResidentId(value.number).Text());
    default:
      return std::to_string(value.number);
  }
}

void AppendJsonText(std::string_view text, std::string& out) {
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += fmt::format("\\u{:04x}", byte);
    } else {
      out += c;
    }
  }
  out += '"';
}

void AppendJsonValue(const FactValue& value, const Type& type, std::string& out) {
  if (!value.known) {
    out += "null";
    return;
  }
  switch (type.kind) {
    case Kind::kBool:
      out += value.number != 0 ? "true" : "false";
      return;
    case Kind::kMoney:
      out += FormatCents(value.number);
      return;
    case Kind::kRatio:
      out += FormatCents(RoundedCents(value.real));
      return;
    case Kind::kDate:
      out += '"' + Date(static_cast<int32_t>(value.number)).Iso() + '"';
      return;
    case Kind::kSet: {
      out += '[';
      bool first = true;
      for (size_t i = 0; i < type.values->values.size(); ++i) {
        if ((value.number >> i & 1) == 0) continue;
        if (!first) out += ',';
        first = false;
        AppendJsonText(type.values->values[i], out);
      }
      out += ']';
      return;
    }
    case Kind::kText:
    case Kind::kEnum:
      AppendJsonText(value.text, out);
      return;
    case Kind::kId:
      AppendJsonText(MaskId(ResidentId(value.number).Text()), out);
      return;
    default:
      out += std::to_string(value.number);
  }
}

}  // namespace shouwang::screening
