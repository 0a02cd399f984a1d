#include "tabular/byte_source.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "tabular/messages.h"

namespace shouwang::tabular {
namespace {

Error ReadError(const char* format, int error_number, std::string_view file) {
  // The C library's text is English; the number of the error is what support staff can look up.
  return Error{ErrorCode::kInput, fmt::format(fmt::runtime(format), fmt::format("errno {}", error_number)),
               std::string(file), messages::kCannotReadHint};
}

class FileSource final : public ByteSource {
 public:
  FileSource(int descriptor, uint64_t size, std::string_view file)
      : descriptor_(descriptor), size_(size), file_(file) {}
  ~FileSource() override { close(descriptor_); }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  uint64_t size() const override { return size_; }

  Result<size_t> ReadAt(uint64_t offset, std::span<char> into) const override {
    size_t done = 0;
    while (done < into.size()) {
      const ssize_t got = pread(descriptor_, into.data() + done, into.size() - done, static_cast<off_t>(offset + done));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return Fail(ReadError(messages::kCannotRead, errno, file_));
      if (got == 0) break;
      done += static_cast<size_t>(got);
    }
    return done;
  }

 private:
  int descriptor_;
  uint64_t size_;
  std::string file_;
};

class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
  uint64_t size() const override { return bytes_.size(); }
  Result<size_t> ReadAt(uint64_t offset, std::span<char> into) const override {
    if (offset >= bytes_.size()) return size_t{0};
    const std::string_view rest = bytes_.substr(offset, into.size());
    if (!rest.empty()) std::memcpy(into.data(), rest.data(), rest.size());
    return rest.size();
  }

 private:
  std::string_view bytes_;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> OpenFile(const std::filesystem::path& path, std::string_view file) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return Fail(ReadError(messages::kCannotOpen, errno, file));
  struct stat status {};
  const bool known = fstat(descriptor, &status) == 0;
  if (!known || !S_ISREG(status.st_mode)) {
    const int error_number = known ? EISDIR : errno;
    close(descriptor);
    return Fail(ReadError(messages::kCannotOpen, error_number, file));
  }
  posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
  return std::unique_ptr<ByteSource>(
      std::make_unique<FileSource>(descriptor, static_cast<uint64_t>(status.st_size), file));
}

std::unique_ptr<ByteSource> OpenMemory(std::string_view bytes) { return std::make_unique<MemorySource>(bytes); }

Result<size_t> SourceStream::Read(std::span<char> into) {
  auto got = source_.ReadAt(offset_, into);
  if (got) offset_ += *got;
  return got;
}

}  // namespace shouwang::tabular
