// Replies made smaller for those who ask.
#pragma once

#include <string>
#include <string_view>

namespace shouwang::http {

bool AcceptsGzip(std::string_view accept_encoding);  // honours `gzip;q=0` and `*`
// False for what is compressed already (workbooks, archives, images) and for event streams.
bool IsCompressible(std::string_view content_type);
std::string Gzip(std::string_view bytes);

}  // namespace shouwang::http
