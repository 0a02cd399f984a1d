#include "http/gzip.h"

#include <zlib.h>

#include <stdexcept>

#include "base/text.h"

namespace shouwang::http {

namespace {

constexpr int kGzipWindow = 15 + 16;  // zlib's way of asking for a gzip header
// Level 1: a list of fifty rows shrinks to a fifth in a tenth of a millisecond; higher levels gain little for more
// time.
constexpr int kLevel = 1;

bool IsRefused(std::string_view parameters) {
  const size_t q = parameters.find("q=");
  if (q == std::string_view::npos) {
    return false;
  }
  return parameters.substr(q + 2).find_first_not_of("0. ") == std::string_view::npos;
}

}  // namespace

bool AcceptsGzip(std::string_view accept_encoding) {
  bool any = false;
  while (!accept_encoding.empty()) {
    const size_t comma = accept_encoding.find(',');
    const std::string_view one = TrimAscii(accept_encoding.substr(0, comma));
    accept_encoding = comma == std::string_view::npos ? std::string_view{} : accept_encoding.substr(comma + 1);
    const size_t semicolon = one.find(';');
    const std::string_view name = TrimAscii(one.substr(0, semicolon));
    const bool refused = semicolon != std::string_view::npos && IsRefused(one.substr(semicolon + 1));
    if (name == "gzip") {
      return !refused;
    }
    any = any || (name == "*" && !refused);
  }
  return any;
}

bool IsCompressible(std::string_view content_type) {
  const std::string_view type = content_type.substr(0, content_type.find(';'));
  return type != "text/event-stream" &&
         (type.starts_with("text/") || type == "application/json" || type == "application/problem+json" ||
          type == "application/javascript" || type == "image/svg+xml" || type == "application/manifest+json");
}

std::string Gzip(std::string_view bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("deflateInit2 failed");
  }
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int result = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) {
    throw std::runtime_error("deflate failed");
  }
  return packed;
}

}  // namespace shouwang::http
