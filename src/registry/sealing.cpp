#include "registry/sealing.h"

#include <algorithm>

#include "ingest/parallel.h"
#include "registry/pinyin.h"

namespace shouwang::registry {
namespace {

constexpr size_t kRowsOfAJob = 4096;

// One call for each stretch of rows.
template <typename Use>
void ForEachRow(size_t rows, unsigned threads, const Use& use) {
  ingest::RunParallel(threads, (rows + kRowsOfAJob - 1) / kRowsOfAJob, [&](size_t job) {
    const size_t end = std::min(rows, (job + 1) * kRowsOfAJob);
    for (size_t i = job * kRowsOfAJob; i < end; ++i) use(i);
  });
}

std::vector<std::vector<std::string>> MakeColumnNames() {
  std::vector<std::vector<std::string>> names;
  for (size_t i = 0; i < kEntities; ++i) {
    const EntityShape& shape = ShapeOf(static_cast<Entity>(i));
    names.emplace_back();
    for (const Field& field : shape.fields)
      names.back().push_back(std::string(shape.name) + "." + std::string(field.name));
  }
  return names;
}

}  // namespace

seal::Place PlaceOf(Entity entity, size_t field, int64_t row) {
  static const std::vector<std::vector<std::string>> names = MakeColumnNames();
  return {names[static_cast<size_t>(entity)][field], row};
}

void IndexRow(const seal::Sealer& sealer, Row& row) {
  const EntityShape& shape = ShapeOf(row.entity);
  for (size_t i = 0; i < shape.personal.size(); ++i) {
    const size_t field = shape.personal[i];
    row.blind[i] = sealer.BlindIndex(shape.fields[field].blind, row[field]);
  }
}

void IndexRows(const seal::Sealer& sealer, std::vector<Row*> rows, unsigned threads) {
  ForEachRow(rows.size(), threads, [&](size_t i) { IndexRow(sealer, *rows[i]); });
}

void SealRow(const seal::Sealer& sealer, Row& row) {
  for (const size_t field : ShapeOf(row.entity).personal) {
    row[field] = sealer.Seal(PlaceOf(row.entity, field, row.id), row[field]);
  }
  if (row.entity == Entity::kPerson) row[person_field::kInitials] = PinyinInitials(row[person_field::kName]);
}

void SealRows(const seal::Sealer& sealer, std::vector<Row>& rows, unsigned threads) {
  ForEachRow(rows.size(), threads, [&](size_t i) { SealRow(sealer, rows[i]); });
}

void OpenRow(const seal::Sealer& sealer, Row& row) {
  for (const size_t field : ShapeOf(row.entity).personal) {
    row[field] = sealer.Open(PlaceOf(row.entity, field, row.id), row[field]);
  }
}

void OpenRows(const seal::Sealer& sealer, std::vector<Row>& rows, unsigned threads) {
  ForEachRow(rows.size(), threads, [&](size_t i) { OpenRow(sealer, rows[i]); });
}

}  // namespace shouwang::registry
