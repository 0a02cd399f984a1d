#include "policy/type_checker.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "policy/functions.h"
#include "policy/messages.h"
#include "policy/toml_table.h"

namespace shouwang::policy {
namespace {

constexpr Type kBoolType{Kind::kBool, nullptr};
constexpr Type kIntegerType{Kind::kInteger, nullptr};
constexpr Type kDateType{Kind::kDate, nullptr};
constexpr int64_t kMaxMonths = 1200;  // no window is longer, and no date leaves the calendar

bool IsMoneyLike(Kind kind) { return kind == Kind::kMoney || kind == Kind::kRatio; }

const AggregateInfo* FindAggregate(const std::string& name) {
  const auto* found =
      std::find_if(kAggregates.begin(), kAggregates.end(), [&](const auto& a) { return a.name == name; });
  return found == kAggregates.end() ? nullptr : found;
}

class Checker {
 public:
  Checker(const Formula& formula, Scope& scope, const Pack& pack, Errors& errors)
      : place_(formula.place), scope_(scope), pack_(pack), errors_(errors) {}

  Type Check(Node& node) {
    node.type = TypeOfNode(node);
    return node.type;
  }

  Type CheckAggregate(Node& node, Aggregate& aggregate);

 private:
  void Say(std::string what, std::string hint = {}) {
    errors_.push_back(PolicyError(place_, std::move(what), std::move(hint)));
  }

  template <typename... Args>
  void Say(const char* format, const char* hint, const Args&... args) {
    Say(fmt::format(fmt::runtime(format), args...), hint);
  }

  Type TypeOfNode(Node& node);
  Type Name(Node& node);
  Type Comparison(Node& node);
  Type Arithmetic(Node& node);
  Type Case(Node& node);
  Type Call(Node& node);
  Type CallOfType(Node& node, const std::string& usage);

  void Condition(Node& node) {
    const Type type = Check(node);
    if (type.kind != Kind::kBool && type.kind != Kind::kUnknown) {
      Say(message::kNeedBool, message::kNeedBoolHint, KindName(type.kind));
    }
  }

  // Makes `literal` a member of an enumeration, or of what a set holds.
  void Member(Node& literal, const Type& type) {
    literal.type = {Kind::kEnum, type.values};
    if (literal.op != Op::kString || type.values == nullptr) {
      Say(message::kArguments, "", literal.text);
    } else if (type.values->IndexOf(literal.text) < 0) {
      const std::string nearest = NearestName(literal.text, type.values->values);
      Say(fmt::format(fmt::runtime(message::kNotInEnumeration), literal.text, type.values->name),
          nearest.empty() ? "" : fmt::format(fmt::runtime(message::kDidYouMean), nearest));
    }
  }

  void Comparable(Node& left, Node& right);

  const Place& place_;
  Scope& scope_;
  const Pack& pack_;
  Errors& errors_;
};

Type Checker::TypeOfNode(Node& node) {
  switch (node.op) {
    case Op::kName:
      return Name(node);
    case Op::kString:
      return {Kind::kText, nullptr};
    case Op::kInteger:
      return kIntegerType;
    case Op::kBool:
      return kBoolType;
    case Op::kAnd:
    case Op::kOr:
    case Op::kNot:
      for (Node& child : node.children) Condition(child);
      return kBoolType;
    case Op::kIsNull:
    case Op::kIsNotNull:
      for (Node& child : node.children) Check(child);
      return kBoolType;
    case Op::kCase:
      return Case(node);
    case Op::kAdd:
    case Op::kSubtract:
    case Op::kMultiply:
    case Op::kDivide:
    case Op::kNegate:
      return Arithmetic(node);
    case Op::kCall:
      return Call(node);
    default:
      return Comparison(node);
  }
}

Type Checker::Name(Node& node) {
  const std::optional<NamedType> named = scope_.Lookup(node.text);
  if (!named) {
    const std::string nearest = NearestName(node.text, scope_.Names());
    Say(fmt::format(fmt::runtime(message::kUnknownName), node.text),
        nearest.empty() ? message::kUnknownNameHint : fmt::format(fmt::runtime(message::kDidYouMean), nearest));
    return {};
  }
  node.name_kind = named->kind;
  return named->type;
}

void Checker::Comparable(Node& left, Node& right) {
  if (left.type.kind == Kind::kEnum && right.op == Op::kString) return Member(right, left.type);
  if (right.type.kind == Kind::kEnum && left.op == Op::kString) return Member(left, right.type);
  const Kind a = left.type.kind;
  const Kind b = right.type.kind;
  if (a == Kind::kUnknown || b == Kind::kUnknown) return;
  const Node& literal = left.op == Op::kInteger ? left : right;
  if (literal.op == Op::kInteger && (IsMoneyLike(a) || IsMoneyLike(b))) {
    if (literal.number != 0) Say(message::kMoneyLiteral, message::kMoneyLiteralHint, literal.number);
    return;
  }
  const bool text_and_enum = (a == Kind::kText && b == Kind::kEnum) || (a == Kind::kEnum && b == Kind::kText);
  const bool same_enum = a == Kind::kEnum && b == Kind::kEnum && left.type.values == right.type.values;
  const bool fits = same_enum || text_and_enum || (a == b && a != Kind::kEnum && a != Kind::kSet) ||
                    (IsMoneyLike(a) && IsMoneyLike(b));
  if (!fits) Say(message::kCannotCompare, "", KindName(a), KindName(b));
}

Type Checker::Comparison(Node& node) {
  for (Node& child : node.children) Check(child);
  for (size_t i = 1; i < node.children.size(); ++i) Comparable(node.children[0], node.children[i]);
  return kBoolType;
}

Type Checker::Arithmetic(Node& node) {
  for (Node& child : node.children) Check(child);
  const Kind a = node.children[0].type.kind;
  const Kind b = node.children.back().type.kind;
  if (a == Kind::kUnknown || b == Kind::kUnknown) return {};
  const bool sum = node.op == Op::kAdd || node.op == Op::kSubtract || node.op == Op::kNegate;
  if (sum && a == b && (a == Kind::kMoney || a == Kind::kInteger)) return node.children[0].type;
  if (node.op == Op::kMultiply && a == Kind::kInteger && b == Kind::kInteger) return kIntegerType;
  if (node.op == Op::kMultiply &&
      ((a == Kind::kMoney && b == Kind::kInteger) || (a == Kind::kInteger && b == Kind::kMoney))) {
    return {Kind::kMoney, nullptr};
  }
  if (node.op == Op::kDivide && a == Kind::kMoney && b == Kind::kInteger) return {Kind::kRatio, nullptr};
  Say(message::kCannotCompute, "", KindName(a), KindName(b));
  return {};
}

Type Checker::Case(Node& node) {
  Type result;
  for (size_t i = 0; i + 1 < node.children.size(); i += 2) Condition(node.children[i]);
  for (size_t i = 0; i < node.children.size(); ++i) {
    const bool is_value = i % 2 == 1 || i + 1 == node.children.size();
    if (!is_value) continue;
    const Type type = Check(node.children[i]);
    if (result.kind == Kind::kUnknown) {
      result = type;
    } else if (type.kind != Kind::kUnknown && !(type == result)) {
      Say(message::kCannotCompare, "", KindName(result.kind), KindName(type.kind));
    }
  }
  return result;
}

Type Checker::Call(Node& node) {
  if (FindAggregate(node.text) != nullptr) {
    Say(message::kAggregateMisplaced, "", node.text);
    return {};
  }
  const auto* info =
      std::find_if(kFunctions.begin(), kFunctions.end(), [&](const FunctionInfo& f) { return f.name == node.text; });
  if (info == kFunctions.end()) {
    std::vector<std::string> names;
    for (const FunctionInfo& function : kFunctions) names.emplace_back(function.name);
    const std::string nearest = NearestName(node.text, names);
    Say(fmt::format(fmt::runtime(message::kUnknownFunction), node.text),
        nearest.empty() ? message::kNotAllowedHint : fmt::format(fmt::runtime(message::kDidYouMean), nearest));
    return {};
  }
  for (Node& child : node.children) Check(child);
  return CallOfType(node, std::string(info->usage));
}

Type Checker::CallOfType(Node& node, const std::string& usage) {
  std::vector<Node>& args = node.children;
  const auto is = [&](size_t i, Kind kind) {
    return i < args.size() && (args[i].type.kind == kind || args[i].type.kind == Kind::kUnknown);
  };
  const auto wrong = [&] {
    Say(fmt::format(fmt::runtime(message::kArguments), node.text),
        fmt::format(fmt::runtime(message::kArgumentsHint), usage));
    return Type{};
  };
  const std::string& name = node.text;
  if (name == "months_before" || name == "months_after" || name == "in_last_months") {
    const bool months = args.size() == 2 && args[1].op == Op::kInteger && args[1].number <= kMaxMonths;
    if (!months || !is(0, Kind::kDate)) return wrong();
    return name == "in_last_months" ? kBoolType : kDateType;
  }
  if (name == "active" || name == "age_at") {
    if (args.size() != 2 || !is(0, Kind::kDate) || !is(1, Kind::kDate)) return wrong();
    return name == "active" ? kBoolType : kIntegerType;
  }
  if (name == "last_yearly") {
    const bool good = args.size() == 3 && is(0, Kind::kDate) && args[1].op == Op::kInteger &&
                      args[2].op == Op::kInteger &&
                      Date::FromCivil(2001, static_cast<int>(args[1].number), static_cast<int>(args[2].number));
    return good ? kDateType : wrong();
  }
  if (name == "id_birth" || name == "id_sex") {
    if (args.size() != 1 || !is(0, Kind::kId)) return wrong();
    const auto sex = pack_.enumerations.find("sex");
    if (name == "id_birth") return kDateType;
    return sex == pack_.enumerations.end() ? Type{Kind::kText, nullptr} : Type{Kind::kEnum, &sex->second};
  }
  if (name == "contains" || name == "contains_any" || name == "without") {
    if (args.size() < 2 || !is(0, Kind::kSet) || (name != "contains_any" && args.size() != 2)) return wrong();
    const bool known = args[0].type.kind == Kind::kSet;  // else its mistake is already said
    for (size_t i = 1; known && i < args.size(); ++i) Member(args[i], args[0].type);
    return name == "without" ? args[0].type : kBoolType;
  }
  if (name == "is_empty") return args.size() == 1 && is(0, Kind::kSet) ? kBoolType : wrong();
  if (name == "unmet") return args.size() == 2 && is(0, Kind::kSet) && is(1, Kind::kSet) ? args[0].type : wrong();
  if (name == "same_name") return args.size() == 2 && is(0, Kind::kText) && is(1, Kind::kText) ? kBoolType : wrong();
  // coalesce
  if (args.size() != 2) return wrong();
  if (args[0].type.kind == Kind::kUnknown || args[1].type.kind == Kind::kUnknown) return {};
  if (args[0].type.kind == Kind::kEnum && args[1].op == Op::kString) Member(args[1], args[0].type);
  const bool zero = args[0].type.kind == Kind::kMoney && args[1].op == Op::kInteger && args[1].number == 0;
  return zero || args[0].type == args[1].type ? args[0].type : wrong();
}

Type Checker::CheckAggregate(Node& node, Aggregate& aggregate) {
  const AggregateInfo* info = node.op == Op::kCall ? FindAggregate(node.text) : nullptr;
  if (info == nullptr) {
    Say(fmt::format(fmt::runtime(message::kAggregateMissing), node.text), message::kAggregateMissingHint);
    return {};
  }
  aggregate = info->aggregate;
  const bool without_argument = aggregate == Aggregate::kCount || aggregate == Aggregate::kAnyRow;
  if (node.children.size() != (without_argument ? 0 : 1)) {
    Say(fmt::format(fmt::runtime(message::kArguments), node.text), message::kAggregateMissingHint);
    return {};
  }
  if (aggregate == Aggregate::kCount) return kIntegerType;
  if (aggregate == Aggregate::kAnyRow) return kBoolType;
  const Type type = Check(node.children[0]);
  const Kind kind = type.kind;
  if (kind == Kind::kUnknown) return {};
  switch (aggregate) {
    case Aggregate::kSum:
      if (kind == Kind::kMoney || kind == Kind::kInteger) return type;
      break;
    case Aggregate::kMin:
    case Aggregate::kMax:
      if (kind != Kind::kSet && kind != Kind::kBool && kind != Kind::kId) return type;
      break;
    case Aggregate::kAllOf:
      if (kind == Kind::kBool) return kBoolType;
      break;
    case Aggregate::kUnionOf:
      if (kind == Kind::kSet) return type;
      break;
    case Aggregate::kCollect:
      if (kind == Kind::kEnum && type.values->values.size() <= 60) return {Kind::kSet, type.values};
      break;
    default:
      if (kind == Kind::kText) return type;
      break;
  }
  Say(fmt::format(fmt::runtime(message::kArguments), node.text), message::kAggregateMissingHint);
  return {};
}

std::u32string CodePoints(const std::string& text) {
  std::u32string points;
  for (size_t position = 0; position < text.size();) points += NextCodePoint(text, position);
  return points;
}

size_t EditDistance(const std::u32string& a, const std::u32string& b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t substitute = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substitute});
    }
  }
  return row[b.size()];
}

}  // namespace

Type CheckFormula(Formula& formula, Scope& scope, Aggregate* aggregate, const Pack& pack, Errors& errors) {
  Checker checker(formula, scope, pack, errors);
  if (aggregate == nullptr) return checker.Check(formula.tree);
  formula.tree.type = checker.CheckAggregate(formula.tree, *aggregate);
  return formula.tree.type;
}

void CheckCondition(Formula& formula, Scope& scope, const Pack& pack, Errors& errors) {
  const Type type = CheckFormula(formula, scope, nullptr, pack, errors);
  if (type.kind == Kind::kBool || type.kind == Kind::kUnknown) return;
  errors.push_back(PolicyError(formula.place, fmt::format(fmt::runtime(message::kNeedBool), KindName(type.kind)),
                               message::kNeedBoolHint));
}

const Enumeration& IdStates() {
  static const Enumeration kStates = {"id_state", {"valid", "blank", "lost", "invalid"}, {{}, {}, {}, {}}};
  return kStates;
}

Type TypeOf(const Column& column, const Pack& pack) {
  const auto found = pack.enumerations.find(column.enumeration);
  const Enumeration* values = found == pack.enumerations.end() ? nullptr : &found->second;
  switch (column.type) {
    case ColumnType::kText:
      return {Kind::kText, nullptr};
    case ColumnType::kNumber:
      return {Kind::kMoney, nullptr};
    case ColumnType::kDate:
      return kDateType;
    case ColumnType::kResidentId:
      return {Kind::kId, nullptr};
    case ColumnType::kEnum:
      return values == nullptr ? Type{Kind::kText, nullptr} : Type{Kind::kEnum, values};
    case ColumnType::kEnumSet:
      return {Kind::kSet, values};
  }
  return {};
}

std::string NearestName(const std::string& name, const std::vector<std::string>& names) {
  const std::u32string wanted = CodePoints(name);
  std::string nearest;
  size_t best = std::min(std::max<size_t>(2, wanted.size() / 3) + 1, wanted.size());  // something must be the same
  for (const std::string& candidate : names) {
    const size_t distance = EditDistance(wanted, CodePoints(candidate));
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

}  // namespace shouwang::policy
