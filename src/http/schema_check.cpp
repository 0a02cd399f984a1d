#include <cmath>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/date.h"
#include "base/text.h"
#include "http/messages.h"
#include "http/schema.h"
#include "http/schema_node.h"

namespace shouwang::http {

namespace {

using nlohmann::json;

// More than a person reads; the rest is found at the next try.
constexpr size_t kMaxErrors = 50;
constexpr size_t kMaxShownName = 40;

// A member's name as it may be shown: short, and without what could identify a person.
std::string ShownName(const std::string& name) {
  std::string shown;
  size_t position = 0;
  for (size_t count = 0; position < name.size() && count < kMaxShownName; ++count) {
    const char32_t code_point = NextCodePoint(name, position);
    AppendCodePoint(code_point < 0x20 || code_point == 0x7F ? U'?' : code_point, shown);
  }
  return MaskPersonalRuns(shown);
}

std::string PointerStep(const std::string& name) {
  std::string step = "/";
  for (const char c : name) {
    if (c == '~') {
      step += "~0";
    } else if (c == '/') {
      step += "~1";
    } else {
      step += c;
    }
  }
  return step;
}

bool HasForbiddenControl(const std::string& text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F) {
      return true;
    }
  }
  return false;
}

class Checker {
 public:
  void Check(const Schema& schema, const json& value, const std::string& where) {
    if (errors_.size() >= kMaxErrors) {
      return;
    }
    const Schema::Node& node = schema.node();
    if (value.is_null() && node.nullable) {
      return;
    }
    switch (node.kind) {
      case SchemaKind::kNothing:
        return Add(where, messages::kNoBodyTaken);
      case SchemaKind::kObject:
        return CheckObject(node, value, where);
      case SchemaKind::kText:
        CheckText(node, value, where);
        return;
      case SchemaKind::kPattern:
        if (CheckText(node, value, where) && !std::regex_match(value.get_ref<const std::string&>(), *node.regex)) {
          Add(where, fmt::format(messages::kPatternWanted, node.what));
        }
        return;
      case SchemaKind::kChoice:
        return CheckChoice(node, value, where);
      case SchemaKind::kDay:
        if (!value.is_string() || !Date::FromIso(value.get_ref<const std::string&>())) {
          Add(where, messages::kDayWanted);
        }
        return;
      case SchemaKind::kInteger:
        return CheckInteger(node, value, where);
      case SchemaKind::kNumber:
        if (!value.is_number() || !std::isfinite(value.get<double>())) {
          Add(where, messages::kNumberWanted);
        }
        return;
      case SchemaKind::kBoolean:
        if (!value.is_boolean()) {
          Add(where, messages::kBooleanWanted);
        }
        return;
      case SchemaKind::kArray:
        return CheckArray(node, value, where);
      case SchemaKind::kMap:
        return CheckMap(node, value, where);
      case SchemaKind::kEither:
        return CheckEither(node, value, where);
      case SchemaKind::kAnyJson:
        return;
    }
  }

  Errors Take() { return std::move(errors_); }

 private:
  void Add(const std::string& where, std::string what) {
    if (errors_.size() < kMaxErrors) {
      errors_.push_back({ErrorCode::kInvalid, std::move(what), where, {}});
    }
  }

  void CheckObject(const Schema::Node& node, const json& value, const std::string& where) {
    if (!value.is_object()) {
      return Add(where, messages::kObjectWanted);
    }
    std::set<std::string> known;
    for (const Member& member : node.members) {
      known.insert(member.name);
      const auto found = value.find(member.name);
      const std::string place = where + PointerStep(member.name);
      if (found == value.end() || (found->is_null() && member.schema.IsOptional())) {
        if (!member.schema.IsOptional()) {
          Add(place, messages::kMemberMissing);
        }
        continue;
      }
      Check(member.schema, *found, place);
    }
    for (const auto& [name, ignored] : value.items()) {
      if (!known.contains(name)) {
        Add(where + PointerStep(ShownName(name)), messages::kMemberUnknown);
      }
    }
  }

  bool CheckText(const Schema::Node& node, const json& value, const std::string& where) {
    if (!value.is_string()) {
      Add(where, messages::kTextWanted);
      return false;
    }
    const auto& text = value.get_ref<const std::string&>();
    if (!IsValidUtf8(text) || HasForbiddenControl(text)) {
      Add(where, messages::kTextUnclean);
      return false;
    }
    const auto length = static_cast<int64_t>(CodePointCount(text));
    if (length < node.least || length > node.most) {
      Add(where, node.least == node.most ? fmt::format(messages::kTextLengthExact, node.most, length)
                                         : fmt::format(messages::kTextLength, node.least, node.most, length));
      return false;
    }
    return true;
  }

  void CheckChoice(const Schema::Node& node, const json& value, const std::string& where) {
    if (value.is_string()) {
      for (const std::string& choice : node.choices) {
        if (choice == value.get_ref<const std::string&>()) {
          return;
        }
      }
    }
    Add(where, fmt::format(messages::kChoiceWanted, fmt::join(node.choices, messages::kListSeparator)));
  }

  void CheckInteger(const Schema::Node& node, const json& value, const std::string& where) {
    if (!value.is_number_integer()) {
      return Add(where, messages::kIntegerWanted);
    }
    const bool beyond_signed = value.is_number_unsigned() && value.get<uint64_t>() > static_cast<uint64_t>(INT64_MAX);
    if (beyond_signed || value.get<int64_t>() < node.least || value.get<int64_t>() > node.most) {
      Add(where, fmt::format(messages::kIntegerRange, node.least, node.most));
    }
  }

  void CheckArray(const Schema::Node& node, const json& value, const std::string& where) {
    if (!value.is_array()) {
      return Add(where, messages::kArrayWanted);
    }
    const auto count = static_cast<int64_t>(value.size());
    if (count < node.least || count > node.most) {
      return Add(where, fmt::format(messages::kArrayLength, node.least, node.most, count));
    }
    size_t index = 0;
    for (const json& item : value) {
      Check(node.item.front(), item, where + PointerStep(std::to_string(index++)));
    }
  }

  void CheckMap(const Schema::Node& node, const json& value, const std::string& where) {
    if (!value.is_object()) {
      return Add(where, messages::kObjectWanted);
    }
    for (const auto& [name, member] : value.items()) {
      Check(node.item.front(), member, where + PointerStep(ShownName(name)));
    }
  }

  void CheckEither(const Schema::Node& node, const json& value, const std::string& where) {
    Errors first;
    for (const Schema& one : node.item) {
      Checker checker;
      checker.Check(one, value, where);
      if (checker.errors_.empty()) {
        return;
      }
      if (first.empty()) {
        first = checker.Take();
      }
    }
    for (Error& error : first) {
      Add(error.where, std::move(error.what));
    }
  }

  Errors errors_;
};

}  // namespace

Errors Schema::Check(const json& value) const {
  Checker checker;
  checker.Check(*this, value, {});
  return checker.Take();
}

}  // namespace shouwang::http
