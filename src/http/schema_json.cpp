#include <string>

#include "http/schema.h"
#include "http/schema_node.h"

namespace shouwang::http {

namespace {

using nlohmann::json;

json ObjectSchema(const Schema::Node& node, json* components) {
  json properties = json::object();
  json required = json::array();
  for (const Member& member : node.members) {
    json property = JsonSchemaOf(member.schema, components);
    if (!member.description.empty()) {
      property["description"] = member.description;
    }
    properties[member.name] = std::move(property);
    if (!member.schema.IsOptional()) {
      required.push_back(member.name);
    }
  }
  json shape = {{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  if (!required.empty()) {
    shape["required"] = std::move(required);
  }
  return shape;
}

json Shape(const Schema::Node& node, json* components) {
  switch (node.kind) {
    case SchemaKind::kObject:
      return ObjectSchema(node, components);
    case SchemaKind::kText:
      return {{"type", "string"}, {"minLength", node.least}, {"maxLength", node.most}};
    case SchemaKind::kPattern:
      return {{"type", "string"}, {"maxLength", node.most}, {"pattern", "^(?:" + node.pattern + ")$"}};
    case SchemaKind::kChoice:
      return {{"type", "string"}, {"enum", node.choices}};
    case SchemaKind::kDay:
      return {{"type", "string"}, {"format", "date"}};
    case SchemaKind::kInteger:
      return {{"type", "integer"}, {"format", "int64"}, {"minimum", node.least}, {"maximum", node.most}};
    case SchemaKind::kNumber:
      return {{"type", "number"}};
    case SchemaKind::kBoolean:
      return {{"type", "boolean"}};
    case SchemaKind::kArray:
      return {{"type", "array"},
              {"items", JsonSchemaOf(node.item.front(), components)},
              {"minItems", node.least},
              {"maxItems", node.most}};
    case SchemaKind::kMap:
      return {{"type", "object"}, {"additionalProperties", JsonSchemaOf(node.item.front(), components)}};
    case SchemaKind::kEither: {
      json of = json::array();
      for (const Schema& one : node.item) {
        of.push_back(JsonSchemaOf(one, components));
      }
      return {{"anyOf", std::move(of)}};
    }
    case SchemaKind::kNothing:
    case SchemaKind::kAnyJson:
      return json::object();
  }
  return json::object();
}

json OrNull(json shape) {
  if (shape.contains("$ref")) {
    return {{"anyOf", json::array({std::move(shape), {{"type", "null"}}})}};
  }
  if (shape.contains("anyOf")) {
    shape["anyOf"].push_back({{"type", "null"}});
    return shape;
  }
  if (shape.contains("type")) {
    shape["type"] = json::array({shape["type"], "null"});
    if (shape.contains("enum")) {
      shape["enum"].push_back(nullptr);
    }
  }
  return shape;
}

}  // namespace

json JsonSchemaOf(const Schema& schema, json* components) {
  const Schema::Node& node = schema.node();
  json shape;
  if (components != nullptr && !node.name.empty()) {
    if (!components->contains(node.name)) {
      (*components)[node.name] = json::object();  // holds the place: a schema may be met again inside itself
      json named = Shape(node, components);
      if (!node.description.empty()) {
        named["description"] = node.description;
      }
      (*components)[node.name] = std::move(named);
    }
    shape = {{"$ref", "#/components/schemas/" + node.name}};
  } else {
    shape = Shape(node, components);
    if (!node.description.empty()) {
      shape["description"] = node.description;
    }
  }
  // In a request, null counts as left out.
  return node.optional || node.nullable ? OrNull(std::move(shape)) : shape;
}

}  // namespace shouwang::http
