#include "http/static_files.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "base/digest.h"

namespace shouwang::http {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kTypes = {{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json; charset=utf-8"},
    {".webmanifest", "application/manifest+json; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".webp", "image/webp"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
    {".pdf", "application/pdf"},
    {".map", "application/json; charset=utf-8"},
    {".wasm", "application/wasm"},
}};

std::string Ending(std::string_view name) {
  const size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string{} : std::string(name.substr(dot));
}

bool HasHiddenPart(std::string_view path) { return path.find("/.") != std::string_view::npos; }

}  // namespace

std::string ContentTypeOf(std::string_view file_name) {
  const std::string ending = Ending(file_name);
  for (const auto& [known, type] : kTypes) {
    if (known == ending) {
      return std::string(type);
    }
  }
  return "application/octet-stream";
}

bool HasContentHash(std::string_view file_name) {
  const size_t dot = file_name.rfind('.');
  if (dot == std::string_view::npos) {
    return false;
  }
  const std::string_view stem = file_name.substr(0, dot);
  const size_t mark = stem.find_last_of(".-");
  if (mark == std::string_view::npos || stem.size() - mark - 1 < 8) {
    return false;
  }
  const std::string_view hash = stem.substr(mark + 1);
  const auto any = [hash](int (*is)(int)) {
    return std::any_of(hash.begin(), hash.end(), [is](unsigned char c) { return is(c) != 0; });
  };
  const bool word = std::all_of(hash.begin(), hash.end(), [](unsigned char c) { return std::isalnum(c) || c == '_'; });
  return word && (any(std::isdigit) || (any(std::isupper) && any(std::islower)));
}

StaticFiles::StaticFiles(std::string root)
    : root_(root.empty() ? std::string{} : fs::weakly_canonical(root).string()) {}

std::optional<Reply> StaticFiles::Find(std::string_view path) {
  if (root_.empty() || path.starts_with("/api/") || path == "/api" || HasHiddenPart(path)) {
    return std::nullopt;
  }
  if (auto found = path == "/" ? std::nullopt : Read(std::string(path.substr(1)))) {
    return found;
  }
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return name.find('.') == std::string_view::npos ? NearestPage(path) : std::nullopt;
}

std::optional<Reply> StaticFiles::NearestPage(std::string_view path) {
  for (std::string_view folder = path; !folder.empty(); folder = folder.substr(0, folder.rfind('/'))) {
    if (auto page = Read(std::string(folder.substr(1)) + "/index.html")) {
      return page;
    }
  }
  return Read("index.html");
}

std::optional<Reply> StaticFiles::Read(const std::string& relative) {
  std::error_code error;
  const fs::path path = fs::canonical(fs::path(root_) / relative, error);
  if (error || !path.string().starts_with(root_ + "/") || !fs::is_regular_file(path, error)) {
    return std::nullopt;
  }
  const int64_t modified = fs::last_write_time(path, error).time_since_epoch().count();
  const auto bytes = static_cast<int64_t>(fs::file_size(path, error));
  if (error) {
    return std::nullopt;
  }
  const std::lock_guard lock(mutex_);
  File& file = files_[path.string()];
  if (file.etag.empty() || file.modified != modified || file.bytes != bytes) {
    std::ifstream stream(path, std::ios::binary);
    file.body.assign(std::istreambuf_iterator<char>(stream), {});
    file.etag = '"' + Sha256Hex(file.body).substr(0, 32) + '"';
    file.modified = modified;
    file.bytes = bytes;
  }
  Reply reply;
  reply.content_type = ContentTypeOf(path.filename().string());
  reply.body = file.body;
  reply.headers = {
      {"ETag", file.etag},
      {"Cache-Control", HasContentHash(path.filename().string()) ? "public, max-age=31536000, immutable" : "no-cache"}};
  return reply;
}

}  // namespace shouwang::http
