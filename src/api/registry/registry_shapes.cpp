#include "api/registry/registry_shapes.h"

#include <utility>
#include <vector>

#include "api/core/shapes.h"
#include "api/registry/messages.h"
#include "registry/change.h"

namespace shouwang::api {
namespace {

using namespace http;  // NOLINT: the words of schemas
using registry::Entity;
using registry::Field;
using registry::ShapeOf;

// What an import compares and counts; memberships follow from persons.
constexpr Entity kImported[] = {Entity::kHousehold, Entity::kPerson,  Entity::kIncome,
                                Entity::kMonitored, Entity::kMeasure, Entity::kKinship};

const char* NameOf(Entity entity) {
  switch (entity) {
    case Entity::kHousehold:
      return "Household";
    case Entity::kPerson:
      return "Person";
    case Entity::kIncome:
      return "Income";
    case Entity::kMonitored:
      return "Monitored";
    case Entity::kMeasure:
      return "Measure";
    case Entity::kKinship:
      return "Kinship";
    case Entity::kMembership:
      return "Membership";
  }
  return "";
}

Schema EntitySchema() {
  std::vector<std::string> names;
  for (size_t i = 0; i < registry::kEntities; ++i) names.emplace_back(EntityName(static_cast<Entity>(i)));
  return Choice(std::move(names)).Named("RegisterEntity");
}

// A blank text is blank, a blank number null.
Schema FieldSchema(Entity entity, const Field& field) {
  if (entity == Entity::kPerson && field.name == "id_state") {
    return Choice({std::string(registry::kIdValid), std::string(registry::kIdBlank), std::string(registry::kIdLost),
                   std::string(registry::kIdInvalid)});
  }
  if (!field.number) return Text();
  return field.imported ? Cents().Nullable() : IdShape().Nullable();
}

std::vector<Member> RowMembers(Entity entity) {
  std::vector<Member> members = {{"id", IdShape(), {}}, {"version", IdShape(), {}}};
  if (entity != Entity::kHousehold) members.push_back({"household", IdShape(), {}});
  members.push_back({"closed", Boolean().Optional(), message::kClosed});
  for (const Field& field : ShapeOf(entity).fields) {
    if (!field.derived) members.push_back({std::string(field.name), FieldSchema(entity, field), {}});
  }
  return members;
}

// Any field's value.
Schema ValueSchema() { return Either({Text(), Integer(INT64_MIN, INT64_MAX)}).Nullable(); }

Schema CountsSchema() {
  const Schema counted = Object({{"new", CountShape(), {}}, {"changed", CountShape(), {}}, {"gone", CountShape(), {}}})
                             .Named("DifferenceCounts");
  std::vector<Member> differences = {{"corrected", CountShape(), message::kCorrectedCount}};
  for (const Entity entity : kImported) differences.push_back({EntityName(entity), counted, {}});
  const Schema file = Object({{"file", Text(), {}},
                              {"sheet", Text(), {}},
                              {"dataset", Text(), {}},
                              {"read", CountShape(), {}},
                              {"staged", CountShape(), {}},
                              {"rejected", CountShape(), {}},
                              {"skipped", CountShape(), {}},
                              {"unmatched", TextsShape(), {}}});
  return Object({{"differences", Object(std::move(differences)), {}},
                 {"files", Array(file), {}},
                 {"rejects", CountShape(), {}}})
      .Named("RegistryImportCounts");
}

}  // namespace

http::Schema RowSchema(Entity entity) { return Object(RowMembers(entity)).Named(NameOf(entity)); }

http::Schema HouseholdLineSchema() {
  std::vector<Member> members = RowMembers(Entity::kHousehold);
  members.push_back({"head", Text(), message::kHead});
  members.push_back({"population", CountShape(), message::kPopulation});
  members.push_back(
      {"person", Object({{"id", IdShape(), {}}, {"name", Text(), {}}}).Nullable(), message::kFoundPerson});
  return Object(std::move(members)).Named("HouseholdLine");
}

http::Schema HouseholdCardSchema() {
  std::vector<Member> members = RowMembers(Entity::kHousehold);
  members.push_back({"members", Array(RowSchema(Entity::kPerson)), {}});
  members.push_back({"monitored", Array(RowSchema(Entity::kMonitored)), {}});
  members.push_back({"income", RowSchema(Entity::kIncome).Nullable(), message::kLatestIncome});
  return Object(std::move(members)).Named("HouseholdDetail");
}

Schema HouseholdRecordsSchema() {
  return Object({{"incomes", Array(RowSchema(Entity::kIncome)), {}},
                 {"measures", Array(RowSchema(Entity::kMeasure)), {}},
                 {"kinships", Array(RowSchema(Entity::kKinship)), {}}})
      .Named("HouseholdRecords");
}

Schema DuplicateSchema() {
  return Object({{"persons", Array(RowSchema(Entity::kPerson)), {}}, {"elsewhere", CountShape(), message::kElsewhere}})
      .Named("DuplicatePersons");
}

Schema ChangeSchema() {
  std::vector<std::string> sources;
  for (const auto source :
       {registry::ChangeSource::kEdit, registry::ChangeSource::kImport, registry::ChangeSource::kNatural,
        registry::ChangeSource::kMerge, registry::ChangeSource::kSplit, registry::ChangeSource::kUndo,
        registry::ChangeSource::kCase, registry::ChangeSource::kHelp}) {
    sources.emplace_back(ChangeSourceName(source));
  }
  const Schema fields = Map(ValueSchema());
  return Object({{"id", IdShape(), {}},
                 {"operation", IdShape(), {}},
                 {"at", TimeShape(), {}},
                 {"by", Text(), {}},
                 {"by_name", NameShape(), {}},
                 {"source", Choice(std::move(sources)), {}},
                 {"reason", Text(), {}},
                 {"undone", Boolean(), {}},
                 {"entity", EntitySchema(), {}},
                 {"entity_id", IdShape(), {}},
                 {"before", fields.Nullable(), message::kBefore},
                 {"after", fields, message::kAfter}})
      .Named("Change");
}

Schema OperationSchema() {
  const Schema row = Object({{"entity", EntitySchema(), {}}, {"id", IdShape(), {}}});
  return Object({{"operation", IdShape(), {}}, {"change", IdShape(), message::kFirstChange}, {"rows", Array(row), {}}})
      .Named("RegisterOperation");
}

Schema DifferenceSchema() {
  const Schema field = Object({{"here", ValueSchema(), {}}, {"imported", ValueSchema(), {}}});
  const Schema item = Object({{"entity", EntitySchema(), {}},
                              {"kind", Choice({"new", "changed", "gone"}), {}},
                              {"id", IdShape().Nullable(), {}},
                              {"version", IdShape().Nullable(), {}},
                              {"name", Text(), {}},
                              {"fields", Map(field), {}},
                              {"corrected", TextsShape(), message::kCorrectedFields},
                              {"keep", TextsShape(), message::kKeptFields}})
                          .Named("DifferenceItem");
  return Object({{"id", IdShape(), {}},
                 {"household_id", Text(), {}},
                 {"division_code", Text(), {}},
                 {"household", IdShape().Nullable(), {}},
                 {"items", Array(item), {}}})
      .Named("Difference");
}

Schema RegistryImportSchema() {
  const Schema file =
      Object({{"id", IdShape(), {}}, {"name", Text(), {}}, {"sha256", DigestShape(), {}}, {"bytes", CountShape(), {}}});
  return Object({{"id", IdShape(), {}},
                 {"version", IdShape(), {}},
                 {"state", Choice({"open", "compared", "accepted", "discarded", "reverted"}), {}},
                 {"note", Text(), {}},
                 {"by", Text(), {}},
                 {"by_name", NameShape(), {}},
                 {"opened_at", TimeShape(), {}},
                 {"compared_at", TimeShape().Nullable(), {}},
                 {"decided_at", TimeShape().Nullable(), {}},
                 {"counts", CountsSchema().Nullable(), message::kImportCounts},
                 {"files", Array(file), {}}})
      .Named("RegistryImport");
}

}  // namespace shouwang::api
