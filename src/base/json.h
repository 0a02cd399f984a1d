// nlohmann::json, compiled once: including this instead of the library's own header spares every source file the
// instantiation of its largest templates (a third of its compile time).
#pragma once

#include <nlohmann/json.hpp>

extern template class nlohmann::basic_json<>;
extern template class nlohmann::detail::serializer<nlohmann::json>;
