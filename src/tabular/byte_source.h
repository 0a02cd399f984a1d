// Bytes of a table file: at random (a ByteSource: a file or memory) or in order (a ByteStream: a decoder, an
// unpacker).
//
// Nothing is mapped: a file that shrinks while it is read gives an error and not a signal.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace shouwang::tabular {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  virtual uint64_t size() const = 0;
  // Reads as much as there is of `into` at `offset`; fewer bytes only at the end of the source.
  virtual Result<size_t> ReadAt(uint64_t offset, std::span<char> into) const = 0;
};

// `file` is the name shown to users.
Result<std::unique_ptr<ByteSource>> OpenFile(const std::filesystem::path& path, std::string_view file);
// `bytes` must outlive the source.
std::unique_ptr<ByteSource> OpenMemory(std::string_view bytes);

class ByteStream {
 public:
  virtual ~ByteStream() = default;
  // Reads 1 to into.size() bytes; 0 only at the end.
  virtual Result<size_t> Read(std::span<char> into) = 0;
};

// The bytes of `source` from `offset` on. `source` must outlive the stream.
class SourceStream : public ByteStream {
 public:
  SourceStream(const ByteSource& source, uint64_t offset) : source_(source), offset_(offset) {}
  Result<size_t> Read(std::span<char> into) override;

 private:
  const ByteSource& source_;
  uint64_t offset_;
};

}  // namespace shouwang::tabular
