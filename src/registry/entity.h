// What the register holds, as shapes: each kind of row with its fields. Everything that treats all of them alike
// (the store, the history, undo, imports, snapshots) goes by these shapes. Fields have the names of the contract's
// columns (03-contracts.md section 1, `household` to `kinship`; 02-domain.md section 2).
//
// A value is text: dates YYYY-MM-DD, money as whole 分, a blank is an empty text.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shouwang::registry {

enum class Entity : uint8_t { kHousehold, kPerson, kIncome, kMonitored, kMeasure, kKinship, kMembership };
inline constexpr size_t kEntities = 7;

struct Field {
  std::string_view name;     // in JSON, and the column of the table
  bool number = false;       // a whole number
  std::string_view blind{};  // personal: kept sealed, found by its blind index of this kind
  bool imported = true;      // a column of the contract; others are the register's own
  bool derived = false;      // follows from other fields: neither edited nor shown in the history
};

struct EntityShape {
  std::string_view name;   // household, person … : the table and the dataset
  std::string_view title;  // Chinese, for messages
  std::vector<Field> fields;
  std::vector<size_t> personal;  // which fields are sealed: at most kMaxPersonal
};
inline constexpr size_t kMaxPersonal = 2;

const EntityShape& ShapeOf(Entity entity);
const char* EntityName(Entity entity);
std::optional<Entity> EntityFromName(std::string_view name);
std::optional<size_t> FieldOf(Entity entity, std::string_view name);

// Positions of the fields that the rules of the domain name.
namespace household_field {
enum : uint8_t { kNumber, kDivision, kGroup, kType, kPhone, kResidency, kContact };
}
namespace person_field {
enum : uint8_t {
  kName,
  kIdNo,
  kIdState,
  kRelation,
  kSex,
  kBirthDate,
  kStudentStatus,
  kHealth,
  kLabour,
  kStatus,
  kSince,
  kMergedInto,
  kInitials
};
}
namespace income_field {
enum : uint8_t { kPeriodEnd, kWage, kBusiness, kProperty, kTransfer, kExpense };
}
namespace monitored_field {
enum : uint8_t { kCategory, kIdentifiedOn, kRisks, kEliminatedOn, kEliminationKind };
}
namespace measure_field {
enum : uint8_t { kKind, kStartedOn, kAmount, kIdNo };
}
namespace membership_field {
enum : uint8_t { kPerson, kRelation, kStatus, kSince, kUntil };
}

// Field id_state of a person: whether id_no is a valid id (base/resident_id.h). Others keep their text as it was given.
inline constexpr std::string_view kIdValid = "valid";
inline constexpr std::string_view kIdBlank = "blank";
inline constexpr std::string_view kIdLost = "precision_lost";
inline constexpr std::string_view kIdInvalid = "invalid";

// One row. A household's `household` is its own number. A person is a member of `household` now; earlier memberships
// are rows of their own (kMembership), so that nothing of them is ever deleted.
struct Row {
  Row() = default;
  explicit Row(Entity kind);  // all fields blank

  const std::string& operator[](size_t field) const { return values[field]; }
  std::string& operator[](size_t field) { return values[field]; }

  Entity entity = Entity::kHousehold;
  bool closed = false;  // dissolved, merged, or undone: kept, but no longer part of the register
  int64_t id = 0;
  int64_t household = 0;
  int64_t version = 1;
  uint64_t corrected = 0;                     // bit i: field i was changed here after it was last imported
  int64_t import = 0;                         // the import that brought the row; 0: made here
  std::array<int64_t, kMaxPersonal> blind{};  // blind indexes of the personal fields, in order; 0: blank
  std::vector<std::string> values;
};

// Bit of Row::corrected for the household a person belongs to.
inline constexpr uint64_t kCorrectedHousehold = 1ULL << 62U;

bool IsMember(const Row& person);  // 在户, and part of the register
bool IsHead(const Row& person);    // relation 户主

}  // namespace shouwang::registry
