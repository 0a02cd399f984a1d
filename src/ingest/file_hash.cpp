#include "ingest/file_hash.h"

#include <fstream>
#include <vector>

#include "base/digest.h"

namespace shouwang::ingest {
namespace {

constexpr size_t kChunkBytes = 1U << 18U;

}  // namespace

std::string Sha256OfFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return {};
  Sha256 digest;
  std::vector<char> chunk(kChunkBytes);
  while (file) {
    file.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    digest.Add(std::string_view(chunk.data(), static_cast<size_t>(file.gcount())));
  }
  return file.bad() ? std::string() : digest.Hex();
}

}  // namespace shouwang::ingest
