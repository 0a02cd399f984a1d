// Rows of the register as JSON, personal fields masked. Internal to api/registry.
#pragma once

#include <string>

#include "base/json.h"

#include "api/core/account_names.h"
#include "api/core/body.h"
#include "api/core/call.h"
#include "api/core/page.h"
#include "api/core/shapes.h"
#include "base/date.h"
#include "http/schema.h"
#include "registry/edit.h"
#include "registry/imports.h"
#include "registry/registry.h"

namespace shouwang::api {

// A value as everybody may see it.
std::string Masked(const registry::Field& field, const std::string& value);

// Appends {"id": …, "version": …, field: value …}. Written as text at once: a household's page is what is read most.
void AppendRow(const registry::Row& row, std::string& out);
std::string CardText(const registry::HouseholdCard& card);
// All that the register has of a household over time, each by number: incomes, measures, kinships.
std::string RecordsText(registry::Registry& registry, int64_t household);
nlohmann::json RowJson(const registry::Row& row);
nlohmann::json LineJson(const registry::HouseholdLine& line);
nlohmann::json ChangeJson(const registry::Change& change, AccountNames& names);
// What an operation did: its number, its first change (which can be undone), and the rows it touched.
nlohmann::json OperationJson(record::Tables& tables, int64_t operation);

// `content`: opened (registry/difference.h).
nlohmann::json DifferenceJson(const registry::Difference& difference, const nlohmann::json& content);

// Why and when, of a body with `reason`.
registry::Occasion OccasionOf(Call& call);
// Shows one personal field in full. The trace is written first, in a change whose own answer is blank: what is kept for
// a repeated request must not hold the value.
Result<http::Reply> Reveal(Call& call, registry::Entity entity, size_t field);

// What may be set by hand, each optional; the values are checked by the domain (registry/values.h).
http::Schema EditableHousehold();
http::Schema EditablePerson();
// 6, 9 or 12 digits.
http::Schema DivisionFilter();

}  // namespace shouwang::api
