#include "policy/expression_parser.h"

#include <fmt/format.h>

#include <map>
#include <optional>
#include "base/json.h"

#include "policy/messages.h"

namespace shouwang::policy {
namespace {

using nlohmann::json;

constexpr int kMaxDepth = 200;
constexpr int kSelectLength = 7;  // "SELECT " stands before the expression in the parser's positions

// Carries the first mistake out of the recursion.
struct Mistake {
  std::string what;
  std::string hint;
};

class TreeBuilder {
 public:
  std::optional<Node> Build(const json& tree) { return Expression(tree, 0); }
  const Mistake& mistake() const { return mistake_; }

 private:
  std::optional<Node> Refuse(const std::string& what) {
    if (mistake_.what.empty()) {
      mistake_ = {fmt::format(fmt::runtime(message::kNotAllowed), what), message::kNotAllowedHint};
    }
    return std::nullopt;
  }

  std::optional<Node> Expression(const json& tree, int depth) {
    if (depth > kMaxDepth || !tree.is_object()) return Refuse("…");
    const std::string kind = tree.value("class", "");
    std::optional<Node> node;
    if (kind == "COLUMN_REF") {
      node = Name(tree);
    } else if (kind == "CONSTANT") {
      node = Constant(tree.at("value"));
    } else if (kind == "CONJUNCTION") {
      node = WithChildren(tree.value("type", "") == "CONJUNCTION_AND" ? Op::kAnd : Op::kOr, tree.at("children"), depth);
    } else if (kind == "COMPARISON") {
      node = Comparison(tree, depth);
    } else if (kind == "BETWEEN") {
      node = WithChildren(Op::kBetween, json::array({tree.at("input"), tree.at("lower"), tree.at("upper")}), depth);
    } else if (kind == "OPERATOR") {
      node = Operator(tree, depth);
    } else if (kind == "CASE") {
      node = Case(tree, depth);
    } else if (kind == "FUNCTION") {
      node = Function(tree, depth);
    } else if (kind == "CAST") {
      node = Truth(tree);
    } else {
      return Refuse(kind == "STAR" ? "*" : kind);
    }
    if (node && tree.contains("query_location") && tree["query_location"].is_number_unsigned()) {
      const auto location = tree["query_location"].get<uint64_t>();
      if (location < 1'000'000) node->position = static_cast<int>(location) - kSelectLength;
    }
    return node;
  }

  std::optional<Node> WithChildren(Op op, const json& children, int depth) {
    Node node;
    node.op = op;
    for (const json& child : children) {
      std::optional<Node> built = Expression(child, depth + 1);
      if (!built) return std::nullopt;
      node.children.push_back(std::move(*built));
    }
    return node;
  }

  std::optional<Node> Name(const json& tree) {
    Node node;
    node.op = Op::kName;
    for (const json& part : tree.at("column_names")) {
      if (!node.text.empty()) node.text += '.';
      node.text += part.get<std::string>();
    }
    return node;
  }

  std::optional<Node> Constant(const json& value) {
    Node node;
    if (value.value("is_null", false)) return Refuse("NULL");
    const std::string type = value.at("type").value("id", "");
    if (type == "VARCHAR") {
      node.op = Op::kString;
      node.text = value.at("value").get<std::string>();
    } else if (type == "INTEGER" || type == "BIGINT") {
      node.op = Op::kInteger;
      node.number = value.at("value").get<int64_t>();
    } else if (type == "BOOLEAN") {
      node.op = Op::kBool;
      node.number = value.at("value").get<bool>() ? 1 : 0;
    } else {
      mistake_ = {message::kDecimalLiteral, message::kMoneyLiteralHint};
      return std::nullopt;
    }
    return node;
  }

  // The parser writes true and false as a cast of 't' and 'f' to BOOLEAN; no other cast passes.
  std::optional<Node> Truth(const json& tree) {
    const json& child = tree.at("child");
    const bool constant = child.value("class", "") == "CONSTANT" && !child.at("value").value("is_null", false) &&
                          child.at("value").at("type").value("id", "") == "VARCHAR";
    const std::string text = constant ? child.at("value").at("value").get<std::string>() : "";
    if (tree.at("cast_type").value("id", "") != "BOOLEAN" || (text != "t" && text != "f")) return Refuse("CAST");
    Node node;
    node.op = Op::kBool;
    node.number = text == "t" ? 1 : 0;
    return node;
  }

  std::optional<Node> Comparison(const json& tree, int depth) {
    static const std::map<std::string, Op> kOps = {
        {"COMPARE_EQUAL", Op::kEqual},
        {"COMPARE_NOTEQUAL", Op::kNotEqual},
        {"COMPARE_LESSTHAN", Op::kLess},
        {"COMPARE_LESSTHANOREQUALTO", Op::kLessEqual},
        {"COMPARE_GREATERTHAN", Op::kGreater},
        {"COMPARE_GREATERTHANOREQUALTO", Op::kGreaterEqual},
        {"COMPARE_DISTINCT_FROM", Op::kDistinct},
        {"COMPARE_NOT_DISTINCT_FROM", Op::kNotDistinct},
    };
    const auto op = kOps.find(tree.value("type", ""));
    if (op == kOps.end()) return Refuse(tree.value("type", ""));
    return WithChildren(op->second, json::array({tree.at("left"), tree.at("right")}), depth);
  }

  std::optional<Node> Operator(const json& tree, int depth) {
    static const std::map<std::string, Op> kOps = {
        {"OPERATOR_NOT", Op::kNot}, {"OPERATOR_IS_NULL", Op::kIsNull}, {"OPERATOR_IS_NOT_NULL", Op::kIsNotNull},
        {"COMPARE_IN", Op::kIn},    {"COMPARE_NOT_IN", Op::kNotIn},    {"OPERATOR_COALESCE", Op::kCall},
    };
    const auto op = kOps.find(tree.value("type", ""));
    if (op == kOps.end()) return Refuse(tree.value("type", ""));
    std::optional<Node> node = WithChildren(op->second, tree.at("children"), depth);
    if (node && op->second == Op::kCall) node->text = "coalesce";
    return node;
  }

  std::optional<Node> Case(const json& tree, int depth) {
    json parts = json::array();
    for (const json& check : tree.at("case_checks")) {
      parts.push_back(check.at("when_expr"));
      parts.push_back(check.at("then_expr"));
    }
    const json& otherwise = tree.at("else_expr");
    const bool no_else = otherwise.value("class", "") == "CONSTANT" && otherwise.at("value").value("is_null", false);
    if (!no_else) parts.push_back(otherwise);
    return WithChildren(Op::kCase, parts, depth);
  }

  std::optional<Node> Function(const json& tree, int depth) {
    static const std::map<std::string, Op> kArithmetic = {
        {"+", Op::kAdd}, {"-", Op::kSubtract}, {"*", Op::kMultiply}, {"/", Op::kDivide}};
    const std::string name = tree.value("function_name", "");
    const bool plain = !tree.value("distinct", false) && tree.value("filter", json()).is_null() &&
                       tree.value("catalog", "").empty() && tree.value("schema", "").empty() &&
                       tree.at("order_bys").at("orders").empty();
    if (!plain) return Refuse(name);
    const json& children = tree.at("children");
    if (tree.value("is_operator", false)) {
      const auto op = kArithmetic.find(name);
      if (op == kArithmetic.end()) return Refuse(name);
      if (children.size() == 1 && name == "-") return WithChildren(Op::kNegate, children, depth);
      return WithChildren(op->second, children, depth);
    }
    if (name == "count_star" || (name == "count" && children.size() == 1 && children[0].value("class", "") == "STAR")) {
      Node node;
      node.op = Op::kCall;
      node.text = "count";
      return node;
    }
    std::optional<Node> node = WithChildren(Op::kCall, children, depth);
    if (node) node->text = name;
    return node;
  }

  Mistake mistake_;
};

// The one expression of a bare `SELECT expression`; null when the text smuggled in anything else.
const json* OnlyExpression(const json& document) {
  const json& statements = document.at("statements");
  if (statements.size() != 1) return nullptr;
  const json& node = statements[0].at("node");
  const bool bare = node.value("type", "") == "SELECT_NODE" && node.at("from_table").value("type", "") == "EMPTY" &&
                    node.at("where_clause").is_null() && node.at("group_expressions").empty() &&
                    node.at("having").is_null() && node.at("qualify").is_null() && node.at("sample").is_null() &&
                    node.at("modifiers").empty() && node.at("cte_map").at("map").empty() &&
                    node.at("select_list").size() == 1 && node.at("select_list")[0].value("alias", "").empty();
  return bare ? &node.at("select_list")[0] : nullptr;
}

}  // namespace

Result<Node> ParseExpression(std::string_view text, SqlParser& parser) {
  Result<std::string> serialized = parser.ParseToJson(text);
  if (!serialized) {
    return Fail(ErrorCode::kPolicy,
                fmt::format(fmt::runtime(message::kExpressionSyntax), text, serialized.error().what), "",
                message::kExpressionSyntaxHint);
  }
  const json document = json::parse(*serialized, nullptr, /*allow_exceptions=*/false);
  const json* expression = document.is_object() && document.contains("statements") ? OnlyExpression(document) : nullptr;
  if (expression == nullptr) {
    return Fail(ErrorCode::kPolicy, fmt::format(fmt::runtime(message::kNotAllowed), text), "",
                message::kNotAllowedHint);
  }
  TreeBuilder builder;
  std::optional<Node> tree = builder.Build(*expression);
  if (!tree) return Fail(ErrorCode::kPolicy, builder.mistake().what, "", builder.mistake().hint);
  return std::move(*tree);
}

}  // namespace shouwang::policy
