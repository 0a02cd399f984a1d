#include "store/registry/row_cursor.h"

namespace shouwang::store {

using registry::Entity;
using registry::EntityShape;

std::string SelectList(Entity entity, const std::string& alias) {
  const EntityShape& shape = registry::ShapeOf(entity);
  std::string list = alias + ".id, " + alias + (entity == Entity::kHousehold ? ".id" : ".household");
  for (const char* column : {"closed", "version", "corrected", "import_id"}) list += ", " + alias + "." + column;
  for (const registry::Field& field : shape.fields) list += ", " + alias + "." + std::string(field.name);
  for (const size_t field : shape.personal)
    list += ", " + alias + "." + std::string(shape.fields[field].name) + "_index";
  return list;
}

RowCursor::RowCursor(soci::session& sql, Entity entity, const std::string& alias, const std::string& tail,
                     const std::string& more)
    : text_("SELECT " + SelectList(entity, alias) + more + " " + tail), statement_(sql), row_(entity) {
  const EntityShape& shape = registry::ShapeOf(entity);
  numbers_.resize(shape.fields.size());
  indicators_.resize(shape.fields.size());
}

void RowCursor::Prepare() {
  const EntityShape& shape = registry::ShapeOf(row_.entity);
  statement_.exchange(soci::into(row_.id));
  statement_.exchange(soci::into(row_.household));
  statement_.exchange(soci::into(closed_));
  statement_.exchange(soci::into(row_.version));
  statement_.exchange(soci::into(corrected_));
  statement_.exchange(soci::into(row_.import));
  for (size_t i = 0; i < shape.fields.size(); ++i) {
    if (shape.fields[i].number) {
      statement_.exchange(soci::into(numbers_[i], indicators_[i]));
    } else {
      statement_.exchange(soci::into(row_[i]));
    }
  }
  for (size_t i = 0; i < shape.personal.size(); ++i) statement_.exchange(soci::into(row_.blind[i]));
  for (const std::function<void()>& into : more_into_) into();
  statement_.alloc();
  statement_.prepare(text_);
  statement_.define_and_bind();
}

bool RowCursor::Taken(bool there) {
  if (!there) return false;
  row_.closed = closed_ != 0;
  row_.corrected = static_cast<uint64_t>(corrected_);
  const EntityShape& shape = registry::ShapeOf(row_.entity);
  for (size_t i = 0; i < shape.fields.size(); ++i) {
    if (!shape.fields[i].number) continue;
    row_[i] = indicators_[i] == soci::i_ok ? std::to_string(numbers_[i]) : std::string();
  }
  return true;
}

}  // namespace shouwang::store
