// Schemas of what registry_json.h and the imports of the register show, made from the shapes of the entities.
#pragma once

#include "http/schema.h"
#include "registry/entity.h"

namespace shouwang::api {

http::Schema RowSchema(registry::Entity entity);  // RowJson: Household, Person, Income, Monitored
http::Schema HouseholdLineSchema();               // LineJson
http::Schema HouseholdCardSchema();
http::Schema HouseholdRecordsSchema();  // CardText
http::Schema DuplicateSchema();
http::Schema ChangeSchema();
http::Schema OperationSchema();
http::Schema DifferenceSchema();
http::Schema RegistryImportSchema();

}  // namespace shouwang::api
