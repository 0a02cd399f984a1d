// What kind of picture or paper some bytes are.
#pragma once

#include <string_view>

namespace shouwang::api {

// image/jpeg, image/png or image/webp by what the bytes begin with; nothing for what is no picture.
const char* PhotoType(std::string_view bytes);
// The same, or application/pdf: what a paper may be handed up as.
const char* PaperType(std::string_view bytes);

}  // namespace shouwang::api
