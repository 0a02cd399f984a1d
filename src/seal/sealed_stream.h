// A file as a compressed, sealed stream: written and read in chunks, in bounded memory, whatever its size.
//
// Layout: "SWSEAL1\n", key number (8), salt (16), then chunks of length (4, the highest bit marks the last), ciphertext
// and tag. Each file has keys of its own, derived from the named key, the salt and the purpose; the tag covers the
// number of the chunk and its length, so that a changed, moved, missing or added chunk does not open. What stands
// before sealing is compressed with zlib; nothing reaches the disk in the clear (04-trust.md lines 19, 21, 22).
//
// Threads: one object belongs to one thread. Errors: kOutput when it cannot be written; kInvalid when it is of another
// kind or another key; kInternal when it was tampered with; kNotFound, kInput when it cannot be read.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "seal/aead.h"

namespace shouwang::seal {

struct StreamKey {
  uint64_t id = 0;
  CipherKeys keys;
};
// The key of a number, or nothing when it is not known.
using StreamKeys = std::function<std::optional<StreamKey>(uint64_t id)>;

class SealedWriter {
 public:
  // The file appears under its name when Commit() returns; what was not committed is removed.
  static Result<SealedWriter> Create(const std::filesystem::path& path, const StreamKey& key, std::string_view purpose);
  SealedWriter(SealedWriter&&) noexcept;
  ~SealedWriter();

  Status Write(std::string_view bytes);
  Status Commit();

 private:
  struct State;
  explicit SealedWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

class SealedReader {
 public:
  static Result<SealedReader> Open(const std::filesystem::path& path, const StreamKeys& keys, std::string_view purpose);
  SealedReader(SealedReader&&) noexcept;
  ~SealedReader();

  // The next bytes, at most `size`; fewer only at the end, none after it. The end is the sealed end: a file that was
  // cut off is an error.
  Result<size_t> Read(char* bytes, size_t size);
  uint64_t key_id() const;

 private:
  struct State;
  explicit SealedReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace shouwang::seal
