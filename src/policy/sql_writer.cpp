#include "policy/sql_writer.h"

#include <fmt/format.h>

#include <vector>

#include "policy/pack_words.h"

namespace shouwang::policy {
namespace {

int64_t BitOf(const Enumeration& values, const std::string& value) {
  const int index = values.IndexOf(value);
  return index < 0 ? 0 : int64_t{1} << index;
}

class Writer {
 public:
  Writer(const Namer& namer, const Pack& pack) : namer_(namer), pack_(pack) {}

  std::string Write(const Node& node) const {
    switch (node.op) {
      case Op::kName:
        return namer_(node);
      case Op::kString:
        return QuoteText(node.text);
      case Op::kInteger:
        return std::to_string(node.number);
      case Op::kBool:
        return node.number != 0 ? "TRUE" : "FALSE";
      case Op::kAnd:
        return Joined(node, " AND ");
      case Op::kOr:
        return Joined(node, " OR ");
      case Op::kNot:
        return "(NOT " + Child(node, 0) + ")";
      case Op::kEqual:
        return Joined(node, " = ");
      case Op::kNotEqual:
        return Joined(node, " <> ");
      case Op::kLess:
        return Joined(node, " < ");
      case Op::kLessEqual:
        return Joined(node, " <= ");
      case Op::kGreater:
        return Joined(node, " > ");
      case Op::kGreaterEqual:
        return Joined(node, " >= ");
      case Op::kDistinct:
        return Joined(node, " IS DISTINCT FROM ");
      case Op::kNotDistinct:
        return Joined(node, " IS NOT DISTINCT FROM ");
      case Op::kIn:
        return Membership(node, " IN (");
      case Op::kNotIn:
        return Membership(node, " NOT IN (");
      case Op::kBetween:
        return fmt::format("({} BETWEEN {} AND {})", Child(node, 0), Child(node, 1), Child(node, 2));
      case Op::kIsNull:
        return "(" + Child(node, 0) + " IS NULL)";
      case Op::kIsNotNull:
        return "(" + Child(node, 0) + " IS NOT NULL)";
      case Op::kCase:
        return Case(node);
      case Op::kAdd:
        return Joined(node, " + ");
      case Op::kSubtract:
        return Joined(node, " - ");
      case Op::kMultiply:
        return Joined(node, " * ");
      case Op::kDivide:
        return fmt::format("(CAST({} AS DOUBLE) / nullif({}, 0))", Child(node, 0), Child(node, 1));
      case Op::kNegate:
        return "(-" + Child(node, 0) + ")";
      case Op::kCall:
        return Call(node);
    }
    return "NULL";
  }

 private:
  std::string Child(const Node& node, size_t i) const { return Write(node.children[i]); }

  std::string Joined(const Node& node, const char* separator) const {
    std::string sql = "(";
    for (size_t i = 0; i < node.children.size(); ++i) sql += (i == 0 ? "" : separator) + Child(node, i);
    return sql + ")";
  }

  std::string Membership(const Node& node, const char* opening) const {
    std::string sql = "(" + Child(node, 0) + opening;
    for (size_t i = 1; i < node.children.size(); ++i) sql += (i == 1 ? "" : ", ") + Child(node, i);
    return sql + "))";
  }

  std::string Case(const Node& node) const {
    std::string sql = "(CASE";
    size_t i = 0;
    for (; i + 1 < node.children.size(); i += 2) sql += " WHEN " + Child(node, i) + " THEN " + Child(node, i + 1);
    if (i < node.children.size()) sql += " ELSE " + Child(node, i);
    return sql + " END)";
  }

  std::string Months(const Node& node, char sign) const {
    return fmt::format("CAST({} {} INTERVAL {} MONTH AS DATE)", Child(node, 0), sign, node.children[1].number);
  }

  // The day as the number yyyymmdd: differences of such numbers ÷ 10 000 are full years.
  static std::string DayNumber(const std::string& date) {
    return fmt::format("(year({0}) * 10000 + month({0}) * 100 + day({0}))", date);
  }

  std::string LastYearly(const Node& node) const {
    const std::string date = Child(node, 0);
    const std::string this_year =
        fmt::format("make_date(year({}), {}, {})", date, node.children[1].number, node.children[2].number);
    const std::string last_year =
        fmt::format("make_date(year({}) - 1, {}, {})", date, node.children[1].number, node.children[2].number);
    return fmt::format("(CASE WHEN {0} <= {1} THEN {0} ELSE {2} END)", this_year, date, last_year);
  }

  std::string Set(const Node& node) const { return "coalesce(" + Write(node) + ", 0)"; }

  int64_t MaskOf(const Node& call) const {
    int64_t mask = 0;
    for (size_t i = 1; i < call.children.size(); ++i)
      mask |= BitOf(*call.children[0].type.values, call.children[i].text);
    return mask;
  }

  // The bits of recorded risks that ask for a measure and have none of its kinds.
  std::string Unmet(const Node& node) const {
    const Enumeration& risks = *node.children[0].type.values;
    const Enumeration& kinds = *node.children[1].type.values;
    std::string sql = "(0";
    for (const Risk& risk : pack_.risks) {
      if (risk.needs_one_of.empty()) continue;
      int64_t mask = 0;
      for (const std::string& kind : risk.needs_one_of) mask |= BitOf(kinds, kind);
      sql += fmt::format(" | (CASE WHEN ({0} & {1}) <> 0 AND ({2} & {3}) = 0 THEN {1} ELSE 0 END)",
                         Set(node.children[0]), BitOf(risks, risk.name), Set(node.children[1]), mask);
    }
    return sql + ")";
  }

  static std::string AnyCharacter(const std::string& character) {
    return fmt::format("{0} IN ({1}) OR unicode({0}) BETWEEN 57344 AND 63743 OR unicode({0}) >= 983040", character,
                       words::kAnyCharacter);
  }

  std::string SameName(const Node& node) const {
    const std::string a = Child(node, 0);
    const std::string b = Child(node, 1);
    const std::string left = fmt::format("substring({}, i, 1)", a);
    const std::string right = fmt::format("substring({}, i, 1)", b);
    return fmt::format(
        "(CASE WHEN {0} = {1} THEN TRUE WHEN length({0}) <> length({1}) THEN FALSE\n ELSE len(list_filter(range(1, "
        "length({0}) + 1), "
        "lambda i: NOT ({2} = {3} OR {4} OR {5}))) = 0 END)",
        a, b, left, right, AnyCharacter(left), AnyCharacter(right));
  }

  std::string Call(const Node& node) const {
    const std::string& name = node.text;
    if (name == "months_before") return Months(node, '-');
    if (name == "months_after") return Months(node, '+');
    if (name == "active") {
      return fmt::format("({0} <= {2} AND ({1} IS NULL OR {1} > {2}))", Child(node, 0), Child(node, 1), AsOf());
    }
    if (name == "in_last_months") {
      return fmt::format("({0} > CAST({1} - INTERVAL {2} MONTH AS DATE) AND {0} <= {1})", Child(node, 0), AsOf(),
                         node.children[1].number);
    }
    if (name == "age_at") {
      return fmt::format("(({} - {}) // 10000)", DayNumber(Child(node, 1)), DayNumber(Child(node, 0)));
    }
    if (name == "last_yearly") return LastYearly(node);
    if (name == "id_birth") {
      return fmt::format(
          "make_date(CAST({0} // 10000000 % 10000 AS INTEGER), CAST({0} // 100000 % 100 AS INTEGER), "
          "CAST({0} // 1000 % 100 AS INTEGER))",
          Child(node, 0));
    }
    if (name == "id_sex") return Sex(node);
    if (name == "contains" || name == "contains_any")
      return fmt::format("(({} & {}) <> 0)", Set(node.children[0]), MaskOf(node));
    if (name == "is_empty") return fmt::format("({} = 0)", Set(node.children[0]));
    if (name == "without") return fmt::format("({0} - ({0} & {1}))", Set(node.children[0]), MaskOf(node));
    if (name == "unmet") return Unmet(node);
    if (name == "same_name") return SameName(node);
    return fmt::format("coalesce({}, {})", Child(node, 0), Child(node, 1));
  }

  // The values of the enumeration `sex` are male, then female; the 17th digit is odd for men.
  std::string Sex(const Node& node) const {
    const std::vector<std::string>& values = pack_.enumerations.at("sex").values;
    return fmt::format("(CASE {} % 2 WHEN 1 THEN {} WHEN 0 THEN {} END)", Child(node, 0), QuoteText(values.front()),
                       QuoteText(values.back()));
  }

  std::string AsOf() const {
    Node as_of;
    as_of.name_kind = NameKind::kAsOf;
    as_of.text = "as_of";
    return namer_(as_of);
  }

  const Namer& namer_;
  const Pack& pack_;
};

}  // namespace

std::string ToSql(const Node& node, const Namer& namer, const Pack& pack) { return Writer(namer, pack).Write(node); }

std::string AggregateSql(const Fact& fact, const Namer& namer, const std::string& filter, const Pack& pack) {
  const Node& call = fact.value.tree;
  const std::string argument = call.children.empty() ? "" : ToSql(call.children[0], namer, pack);
  const std::string rows = filter.empty() ? "" : " FILTER (WHERE " + filter + ")";
  switch (fact.aggregate) {
    case Aggregate::kCount:
      return "count(*)" + rows;
    case Aggregate::kAnyRow:
      return "(count(*)" + rows + " > 0)";
    case Aggregate::kSum:
      return "CAST(sum(" + argument + ")" + rows + " AS BIGINT)";
    case Aggregate::kMin:
      return "min(" + argument + ")" + rows;
    case Aggregate::kMax:
      return "max(" + argument + ")" + rows;
    case Aggregate::kAllOf:
      return "coalesce(bool_and(coalesce(" + argument + ", FALSE))" + rows + ", TRUE)";
    case Aggregate::kUnionOf:
      return "coalesce(bit_or(" + argument + ")" + rows + ", 0)";
    case Aggregate::kCollect:
      return "coalesce(bit_or(CAST(1 AS BIGINT) << enum_code(" + argument + "))" + rows + ", 0)";
    case Aggregate::kJoinText:
      return "array_to_string(list_sort(list(DISTINCT " + argument + ")" + rows + "), '" + words::kListSeparator + "')";
    case Aggregate::kNone:
      break;
  }
  return "NULL";
}

std::string ValueWithoutRows(const Fact& fact) {
  switch (fact.aggregate) {
    case Aggregate::kCount:
    case Aggregate::kUnionOf:
    case Aggregate::kCollect:
      return "0";
    case Aggregate::kAnyRow:
      return "FALSE";
    case Aggregate::kAllOf:
      return "TRUE";
    default:
      return "";
  }
}

std::string QuoteText(const std::string& text) {
  std::string quoted = "'";
  for (const char c : text) {
    quoted += c;
    if (c == '\'') quoted += c;
  }
  return quoted + "'";
}

std::string DateLiteral(Date date) { return "DATE '" + date.Iso() + "'"; }

}  // namespace shouwang::policy
