// Makes .xls bytes in memory, for the tests and fuzz targets.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace shouwang::tabular {

// A BIFF record: type, size, data.
std::string MakeRecord(uint16_t type, std::string_view data);

// A compound file with one stream.
std::string MakeOle(std::string_view stream_name, std::string_view stream);

}  // namespace shouwang::tabular
