#include "registry/entity.h"

#include "registry/messages.h"
#include "registry/register_words.h"

namespace shouwang::registry {
namespace {

constexpr bool kIsNumber = true;
constexpr bool kOwn = false;  // not a column of the contract

EntityShape Shape(std::string_view name, std::string_view title, std::vector<Field> fields) {
  EntityShape shape{name, title, std::move(fields), {}};
  for (size_t i = 0; i < shape.fields.size(); ++i) {
    if (!shape.fields[i].blind.empty()) shape.personal.push_back(i);
  }
  return shape;
}

std::array<EntityShape, kEntities> MakeShapes() {
  return {
      Shape("household", message::kHousehold,
            {{"household_id"},
             {"division_code"},
             {"village_group"},
             {"household_type"},
             {"phone", false, "phone"},
             {"residency"},
             {"contact_account", kIsNumber, {}, kOwn}}),
      Shape("person", message::kPerson,
            {{"name"},
             {"id_no", false, "id"},
             {"id_state", false, {}, kOwn},
             {"relation"},
             {"sex"},
             {"birth_date"},
             {"student_status"},
             {"health"},
             {"labour"},
             {"status"},
             {"since", false, {}, kOwn},
             {"merged_into", kIsNumber, {}, kOwn},
             {"initials", false, {}, kOwn, true}}),
      Shape("income", message::kIncome,
            {{"period_end"},
             {"wage", kIsNumber},
             {"business", kIsNumber},
             {"property", kIsNumber},
             {"transfer", kIsNumber},
             {"expense", kIsNumber}}),
      Shape("monitored", message::kMonitored,
            {{"category"}, {"identified_on"}, {"risks"}, {"eliminated_on"}, {"elimination_kind"}}),
      Shape("measure", message::kMeasure, {{"kind"}, {"started_on"}, {"amount", kIsNumber}, {"id_no", false, "id"}}),
      Shape("kinship", message::kKinship, {{"id_no", false, "id"}, {"relative_id_no", false, "id"}, {"relation"}}),
      Shape("membership", message::kMembership,
            {{"person", kIsNumber, {}, kOwn},
             {"relation", false, {}, kOwn},
             {"status", false, {}, kOwn},
             {"since", false, {}, kOwn},
             {"until", false, {}, kOwn}}),
  };
}

}  // namespace

const EntityShape& ShapeOf(Entity entity) {
  static const std::array<EntityShape, kEntities> shapes = MakeShapes();
  return shapes[static_cast<size_t>(entity)];
}

const char* EntityName(Entity entity) { return ShapeOf(entity).name.data(); }

std::optional<Entity> EntityFromName(std::string_view name) {
  for (size_t i = 0; i < kEntities; ++i) {
    if (ShapeOf(static_cast<Entity>(i)).name == name) return static_cast<Entity>(i);
  }
  return std::nullopt;
}

std::optional<size_t> FieldOf(Entity entity, std::string_view name) {
  const std::vector<Field>& fields = ShapeOf(entity).fields;
  for (size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].name == name) return i;
  }
  return std::nullopt;
}

Row::Row(Entity kind) : entity(kind), values(ShapeOf(kind).fields.size()) {}

bool IsMember(const Row& person) { return !person.closed && person[person_field::kStatus] == word::kInHousehold; }
bool IsHead(const Row& person) { return person[person_field::kRelation] == word::kHead; }

}  // namespace shouwang::registry
