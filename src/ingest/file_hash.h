// SHA-256 of a file's bytes, as hex. Blank when the file cannot be read: reading it as a table will say why.
#pragma once

#include <filesystem>
#include <string>

namespace shouwang::ingest {

std::string Sha256OfFile(const std::filesystem::path& path);

}  // namespace shouwang::ingest
