// What kind of picture some bytes are.
#pragma once

#include <string_view>

namespace shouwang::api {

// image/jpeg, image/png or image/webp by what the bytes begin with; nothing for what is no picture.
const char* PhotoType(std::string_view bytes);

}  // namespace shouwang::api
