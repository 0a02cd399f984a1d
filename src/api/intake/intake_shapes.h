// Schemas of what the endpoints of intake show.
#pragma once

#include "http/schema.h"

namespace shouwang::api {

http::Schema DepartmentDatasetsSchema();  // a department with the contracts of its datasets
http::Schema BoardSquareSchema();         // what one department did in one month
http::Schema ImportSchema();
http::Schema ImportPreviewSchema();
http::Schema RunSchema();        // as in the list
http::Schema RunDetailSchema();  // with what went in

}  // namespace shouwang::api
