// The files of the web pages, read from one directory and kept in memory while they do not change.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace shouwang::http {

class StaticFiles {
 public:
  explicit StaticFiles(std::string root);

  // Nothing for a path that is not ours to answer (under /api/, or no such file and no page of that kind). `path` is
  // safe as ParseTarget leaves it; links that lead out of the root are not followed, and names that begin with a dot
  // are not there. A path without a file's ending falls back to the index.html of the deepest folder
  // above it that has one: each set of pages routes itself.
  std::optional<Reply> Find(std::string_view path);

 private:
  struct File {
    int64_t modified = 0;
    int64_t bytes = 0;
    std::string etag;
    std::string body;
  };
  std::optional<Reply> Read(const std::string& relative);
  std::optional<Reply> NearestPage(std::string_view path);

  const std::string root_;  // resolved; blank: none
  std::mutex mutex_;
  std::map<std::string, File> files_;
};

// By ending; application/octet-stream for what we do not know.
std::string ContentTypeOf(std::string_view file_name);
// `app.3f9c2b7e.js`, `index-DiwrgTda.css`: a part of at least eight letters and digits, with a digit or both cases in
// it, between the name and the ending: what bundlers put there changes with the content.
bool HasContentHash(std::string_view file_name);

}  // namespace shouwang::http
