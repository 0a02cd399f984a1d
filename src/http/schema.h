// Shapes of JSON values, said once: they check what comes in, and they are what OpenAPI shows. JSON Schema 2020-12 is
// what comes out.
//
//   Object({{"name", Text(1, 50), "登录名"}, {"roles", Array(Choice({"town", "village"}), 0, 8)}, {"note", Text(0,
//   500).Optional()}})
//
// Objects take no members but theirs. Text is valid UTF-8 without control characters but tab and line break; its
// lengths count code points.
//
// Requests may leave members out (Optional). Replies always have all members of their objects: what is not known is
// null (Nullable), what only some replies have is Optional.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/error.h"

namespace shouwang::http {

struct Member;

class Schema {
 public:
  Schema();  // nothing: no body
  bool IsNothing() const;
  Schema Optional() const;                         // as a member: may be left out; null counts as left out
  Schema Nullable() const;                         // there, but may be null
  Schema Describe(const std::string& text) const;  // Chinese, for OpenAPI
  Schema Named(const std::string& name) const;     // becomes #/components/schemas/<name> in OpenAPI
  bool IsOptional() const;
  bool IsNullable() const;

  // Everything that does not fit, each with its place as a JSON pointer in `where`. kInvalid.
  Errors Check(const nlohmann::json& value) const;
  nlohmann::json ToJsonSchema() const;

  struct Node;
  explicit Schema(std::shared_ptr<const Node> node) : node_(std::move(node)) {}
  const Node& node() const { return *node_; }

 private:
  std::shared_ptr<const Node> node_;
};

struct Member {
  std::string name;
  Schema schema;
  std::string description;
};

Schema Object(std::initializer_list<Member> members);
Schema Object(std::vector<Member> members);
Schema Text(size_t least = 0, size_t most = 10'000);
Schema Pattern(const std::string& regex, size_t most, const std::string& what);  // `what`: Chinese, for the error
Schema Choice(std::vector<std::string> values);
Schema Day();  // YYYY-MM-DD, a day that exists
Schema Integer(int64_t least, int64_t most);
Schema Number();  // finite
Schema Cents();   // money: an integer of 分 within base/money.h's bounds
Schema Boolean();
Schema Array(Schema items, size_t least = 0, size_t most = 100'000);
Schema Map(Schema value);               // an object whose members have any names
Schema Either(std::vector<Schema> of);  // fits one of these at least; the first is what an error is about
Schema AnyJson();                       // replies only
Schema Page(Schema item);               // {"items": [item], "next": cursor or null}

}  // namespace shouwang::http
