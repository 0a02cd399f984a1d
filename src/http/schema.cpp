#include "http/schema.h"

#include <utility>

#include "base/money.h"
#include "http/schema_node.h"

namespace shouwang::http {

namespace {

constexpr size_t kMaxCursorCharacters = 1000;

std::shared_ptr<Schema::Node> NewNode(SchemaKind kind, int64_t least = 0, int64_t most = 0) {
  auto node = std::make_shared<Schema::Node>();
  node->kind = kind;
  node->least = least;
  node->most = most;
  return node;
}

}  // namespace

Schema::Schema() : node_(NewNode(SchemaKind::kNothing)) {}

bool Schema::IsNothing() const { return node_->kind == SchemaKind::kNothing; }
bool Schema::IsOptional() const { return node_->optional; }
bool Schema::IsNullable() const { return node_->nullable; }

Schema Schema::Optional() const {
  auto node = std::make_shared<Node>(*node_);
  node->optional = true;
  return Schema(node);
}

Schema Schema::Nullable() const {
  auto node = std::make_shared<Node>(*node_);
  node->nullable = true;
  return Schema(node);
}

Schema Schema::Describe(const std::string& text) const {
  auto node = std::make_shared<Node>(*node_);
  node->description = text;
  return Schema(node);
}

Schema Schema::Named(const std::string& name) const {
  auto node = std::make_shared<Node>(*node_);
  node->name = name;
  return Schema(node);
}

Schema Required(const Schema& schema) {
  auto node = std::make_shared<Schema::Node>(schema.node());
  node->optional = false;
  return Schema(node);
}

nlohmann::json Schema::ToJsonSchema() const { return JsonSchemaOf(*this, nullptr); }

Schema Object(std::vector<Member> members) {
  auto node = NewNode(SchemaKind::kObject);
  node->members = std::move(members);
  return Schema(node);
}

Schema Object(std::initializer_list<Member> members) { return Object(std::vector<Member>(members)); }

Schema Text(size_t least, size_t most) {
  return Schema(NewNode(SchemaKind::kText, static_cast<int64_t>(least), static_cast<int64_t>(most)));
}

Schema Pattern(const std::string& regex, size_t most, const std::string& what) {
  auto node = NewNode(SchemaKind::kPattern, 0, static_cast<int64_t>(most));
  node->pattern = regex;
  node->what = what;
  node->regex = std::make_shared<const std::regex>(regex, std::regex::ECMAScript | std::regex::optimize);
  return Schema(node);
}

Schema Choice(std::vector<std::string> values) {
  auto node = NewNode(SchemaKind::kChoice);
  node->choices = std::move(values);
  return Schema(node);
}

Schema Day() { return Schema(NewNode(SchemaKind::kDay)); }
Schema Integer(int64_t least, int64_t most) { return Schema(NewNode(SchemaKind::kInteger, least, most)); }
Schema Number() { return Schema(NewNode(SchemaKind::kNumber)); }
Schema Cents() { return Integer(-kMaxCents, kMaxCents); }
Schema Boolean() { return Schema(NewNode(SchemaKind::kBoolean)); }
Schema AnyJson() { return Schema(NewNode(SchemaKind::kAnyJson)); }

Schema Array(Schema items, size_t least, size_t most) {
  auto node = NewNode(SchemaKind::kArray, static_cast<int64_t>(least), static_cast<int64_t>(most));
  node->item.push_back(std::move(items));
  return Schema(node);
}

Schema Map(Schema value) {
  auto node = NewNode(SchemaKind::kMap);
  node->item.push_back(std::move(value));
  return Schema(node);
}

Schema Either(std::vector<Schema> of) {
  auto node = NewNode(SchemaKind::kEither);
  node->item = std::move(of);
  return Schema(node);
}

Schema Page(Schema item) {
  return Object({{"items", Array(std::move(item)), {}}, {"next", Text(0, kMaxCursorCharacters).Nullable(), {}}});
}

}  // namespace shouwang::http
