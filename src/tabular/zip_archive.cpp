#include "tabular/zip_archive.h"

#include <fmt/format.h>
#include <minizip/unzip.h>

#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "tabular/messages.h"

namespace shouwang::tabular {
namespace {

constexpr uint64_t kMaxParts = 20'000;
constexpr uint64_t kRatioFreeBytes = 64ULL << 20U;
constexpr int kStored = 0;

// How minizip reads a ByteSource. The handle of an open file is its position.
struct SourceFile {
  const ByteSource* source;
  uint64_t position = 0;
  bool failed = false;
};

voidpf OpenSource(voidpf opaque, const void* /*name*/, int /*mode*/) { return opaque; }

uLong ReadSource(voidpf /*opaque*/, voidpf stream, void* buffer, uLong size) {
  auto* file = static_cast<SourceFile*>(stream);
  auto got = file->source->ReadAt(file->position, {static_cast<char*>(buffer), size});
  file->failed |= !got;
  if (!got) return 0;
  file->position += *got;
  return static_cast<uLong>(*got);
}

uLong WriteSource(voidpf /*opaque*/, voidpf /*stream*/, const void* /*buffer*/, uLong /*size*/) { return 0; }

ZPOS64_T TellSource(voidpf /*opaque*/, voidpf stream) { return static_cast<SourceFile*>(stream)->position; }

long SeekSource(voidpf /*opaque*/, voidpf stream, ZPOS64_T offset, int origin) {
  auto* file = static_cast<SourceFile*>(stream);
  const uint64_t size = file->source->size();
  const uint64_t base = origin == ZLIB_FILEFUNC_SEEK_SET ? 0 : origin == ZLIB_FILEFUNC_SEEK_END ? size : file->position;
  if (offset > size || base > size - offset) return -1;
  file->position = base + offset;
  return 0;
}

int CloseSource(voidpf /*opaque*/, voidpf /*stream*/) { return 0; }
int SourceError(voidpf /*opaque*/, voidpf stream) { return static_cast<SourceFile*>(stream)->failed ? 1 : 0; }

std::string FoldName(std::string_view name) {
  std::string folded(name);
  for (char& c : folded) {
    if (c == '\\') c = '/';
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return folded;
}

struct Part {
  unz64_file_pos position{};
  uint64_t packed_bytes = 0;
  uint64_t unpacked_bytes = 0;
  bool encrypted = false;
  bool opened = false;
};

class PartStream final : public ByteStream {
 public:
  PartStream(unzFile zip, const Part& part, std::string_view name, const ReadLimits& limits, std::string_view file)
      : zip_(zip), part_(part), name_(name), limits_(limits), file_(file) {}
  ~PartStream() override { unzCloseCurrentFile(zip_); }
  PartStream(const PartStream&) = delete;
  PartStream& operator=(const PartStream&) = delete;

  Result<size_t> Read(std::span<char> into) override {
    const auto size = static_cast<unsigned>(std::min<size_t>(into.size(), 1U << 30U));
    const int got = unzReadCurrentFile(zip_, into.data(), size);
    if (got < 0) return Broken();
    if (got == 0) {
      // Closing is what compares the checksum; what was announced must have come, too.
      const bool whole = unpacked_ == part_.unpacked_bytes;
      return unzCloseCurrentFile(zip_) == UNZ_OK && whole ? Result<size_t>(size_t{0}) : Broken();
    }
    unpacked_ += static_cast<uint64_t>(got);
    const bool swollen = unpacked_ > kRatioFreeBytes && unpacked_ / limits_.max_compression_ratio > part_.packed_bytes;
    if (unpacked_ > limits_.max_unpacked_bytes || swollen) {
      return Fail(ErrorCode::kInput, fmt::format(messages::kZipBomb, name_), file_, messages::kZipBombHint);
    }
    return static_cast<size_t>(got);
  }

 private:
  Result<size_t> Broken() const {
    return Fail(ErrorCode::kInput, fmt::format(messages::kBrokenPart, name_), file_, messages::kBrokenHint);
  }

  unzFile zip_;
  Part part_;
  std::string name_;
  const ReadLimits& limits_;
  std::string file_;
  uint64_t unpacked_ = 0;
};

class MinizipArchive final : public ZipArchive {
 public:
  MinizipArchive(const ByteSource& source, const ReadLimits& limits, std::string_view file)
      : source_{&source}, limits_(limits), file_(file) {}
  ~MinizipArchive() override {
    if (zip_ != nullptr) unzClose(zip_);
  }
  MinizipArchive(const MinizipArchive&) = delete;
  MinizipArchive& operator=(const MinizipArchive&) = delete;

  Status Index() {
    zlib_filefunc64_def functions{};
    functions.zopen64_file = OpenSource;
    functions.zread_file = ReadSource;
    functions.zwrite_file = WriteSource;
    functions.ztell64_file = TellSource;
    functions.zseek64_file = SeekSource;
    functions.zclose_file = CloseSource;
    functions.zerror_file = SourceError;
    functions.opaque = &source_;
    zip_ = unzOpen2_64("", &functions);
    if (zip_ == nullptr) return Fail(BrokenZip());
    int status = unzGoToFirstFile(zip_);
    for (; status == UNZ_OK; status = unzGoToNextFile(zip_)) {
      if (auto added = AddPart(); !added) return added;
    }
    if (status != UNZ_END_OF_LIST_OF_FILE) return Fail(BrokenZip());
    return {};
  }

  std::vector<ZipPart> Parts() const override { return listed_; }

  bool Has(std::string_view part) const override { return parts_.contains(FoldName(part)); }

  Result<std::unique_ptr<ByteStream>> OpenPart(std::string_view name) override {
    const auto found = parts_.find(FoldName(name));
    if (found == parts_.end()) {
      return Fail(ErrorCode::kInput, fmt::format(messages::kMissingPart, name), file_, messages::kBrokenHint);
    }
    Part& part = found->second;
    // No reader needs a part twice: only a crafted workbook has hundreds of sheets in one part.
    if (part.opened) return Fail(BrokenZip());
    part.opened = true;
    if (part.encrypted) return Fail(ErrorCode::kInput, messages::kEncrypted, file_, messages::kEncryptedHint);
    if (part.unpacked_bytes > limits_.max_unpacked_bytes) {
      return Fail(ErrorCode::kInput, fmt::format(messages::kZipBomb, name), file_, messages::kZipBombHint);
    }
    const bool opened = unzGoToFilePos64(zip_, &part.position) == UNZ_OK && unzOpenCurrentFile(zip_) == UNZ_OK;
    if (!opened) {
      return Fail(ErrorCode::kInput, fmt::format(messages::kBrokenPart, name), file_, messages::kBrokenHint);
    }
    return std::unique_ptr<ByteStream>(std::make_unique<PartStream>(zip_, part, name, limits_, file_));
  }

 private:
  Status AddPart() {
    unz_file_info64 info{};
    char name[512];
    if (unzGetCurrentFileInfo64(zip_, &info, name, sizeof name, nullptr, 0, nullptr, 0) != UNZ_OK) {
      return Fail(BrokenZip());
    }
    if (parts_.size() == kMaxParts) {
      return Fail(ErrorCode::kInput, fmt::format(messages::kTooManyParts, kMaxParts), file_, messages::kZipBombHint);
    }
    if (info.size_filename >= sizeof name) return {};  // no part of a workbook has such a name
    Part part;
    part.packed_bytes = info.compressed_size;
    part.unpacked_bytes = info.uncompressed_size;
    part.encrypted = (info.flag & 1U) != 0;
    if (info.compression_method == kStored && part.packed_bytes < part.unpacked_bytes) return Fail(BrokenZip());
    // Parts that overlap in the file are the other way to make much out of little.
    packed_bytes_ += part.packed_bytes;
    if (packed_bytes_ > source_.source->size()) return Fail(BrokenZip());
    unzGetFilePos64(zip_, &part.position);
    const bool added = parts_.emplace(FoldName({name, info.size_filename}), part).second;
    if (added) listed_.push_back({std::string(name, info.size_filename), part.unpacked_bytes});
    return {};
  }

  Error BrokenZip() const { return Error{ErrorCode::kInput, messages::kBrokenZip, file_, messages::kBrokenHint}; }

  SourceFile source_;
  const ReadLimits& limits_;
  std::string file_;
  unzFile zip_ = nullptr;
  uint64_t packed_bytes_ = 0;
  std::unordered_map<std::string, Part> parts_;
  std::vector<ZipPart> listed_;
};

}  // namespace

Result<std::unique_ptr<ZipArchive>> ZipArchive::Open(const ByteSource& source, const ReadLimits& limits,
                                                     std::string_view file) {
  auto archive = std::make_unique<MinizipArchive>(source, limits, file);
  if (auto status = archive->Index(); !status) return Fail(status.error());
  return std::unique_ptr<ZipArchive>(std::move(archive));
}

}  // namespace shouwang::tabular
