// What a Schema is made of. Nodes never change once made; schemas share them between threads.
#pragma once

#include <cstdint>
#include <memory>
#include <regex>
#include <string>
#include <vector>

#include "base/json.h"

#include "http/schema.h"

namespace shouwang::http {

enum class SchemaKind : uint8_t {
  kNothing,
  kObject,
  kText,
  kPattern,
  kChoice,
  kDay,
  kInteger,
  kNumber,
  kBoolean,
  kArray,
  kMap,
  kEither,
  kAnyJson,
};

struct Schema::Node {
  SchemaKind kind = SchemaKind::kNothing;
  bool optional = false;
  bool nullable = false;
  std::string description;
  std::string name;             // in OpenAPI's components; blank: shown in place
  std::vector<Member> members;  // of an object
  std::vector<Schema> item;     // of an array or map: one; what an either chooses from
  int64_t least = 0;            // text: code points; integer: value; array: items
  int64_t most = 0;             //
  std::vector<std::string> choices;
  std::string pattern;  // as ECMAScript writes it, without anchors
  std::string what;     // what the pattern asks for, in Chinese
  std::shared_ptr<const std::regex> regex;
};

Schema Required(const Schema& schema);  // the same, not to be left out

// JSON Schema of `schema`; named schemas are put into `components` and referred to. `components` may be null: then
// everything is shown in place.
nlohmann::json JsonSchemaOf(const Schema& schema, nlohmann::json* components);

}  // namespace shouwang::http
