// Random bytes from the system, good enough for keys and tokens. Throws std::runtime_error when there are none.
#pragma once

#include <cstddef>
#include <string>

namespace shouwang {

std::string RandomBytes(size_t count);

}  // namespace shouwang
