#include "store/archive/archive_file.h"

#include <array>

#include "store/archive/messages.h"

namespace shouwang::store {
namespace {

constexpr std::string_view kPurpose = "county backup";
constexpr size_t kHeadBytes = 9;  // the part's letter and its length
// A row is one part at least; more than any row or piece of a file has.
constexpr uint64_t kMostBytes = uint64_t{1} << 29U;

}  // namespace

Result<ArchiveWriter> ArchiveWriter::Create(const std::filesystem::path& path, const seal::StreamKey& key) {
  Result<seal::SealedWriter> writer = seal::SealedWriter::Create(path, key, kPurpose);
  if (!writer) return Fail(writer.error());
  return ArchiveWriter(*std::move(writer));
}

Status ArchiveWriter::Put(Part part, std::string_view content) {
  std::array<char, kHeadBytes> head{static_cast<char>(part)};
  for (size_t i = 1; i < kHeadBytes; ++i) head[i] = static_cast<char>(content.size() >> (64 - 8 * i));
  if (Status written = writer_.Write({head.data(), head.size()}); !written) return written;
  return writer_.Write(content);
}

Status ArchiveWriter::Commit() {
  if (Status put = Put(Part::kEnd, {}); !put) return put;
  return writer_.Commit();
}

Result<ArchiveReader> ArchiveReader::Open(const std::filesystem::path& path, const seal::StreamKeys& keys) {
  Result<seal::SealedReader> reader = seal::SealedReader::Open(path, keys, kPurpose);
  if (!reader) return Fail(reader.error());
  return ArchiveReader(path, *std::move(reader));
}

Status ArchiveReader::Fill(char* bytes, size_t size) {
  const Result<size_t> read = reader_.Read(bytes, size);
  if (!read) return Fail(read.error());
  if (*read != size) return Fail(ErrorCode::kInvalid, message::kNotABackup, path_.string());
  return {};
}

Result<Part> ArchiveReader::Next(std::string& content) {
  std::array<char, kHeadBytes> head{};
  if (Status filled = Fill(head.data(), head.size()); !filled) return Fail(filled.error());
  uint64_t size = 0;
  for (size_t i = 1; i < kHeadBytes; ++i) size = (size << 8U) | static_cast<uint8_t>(head[i]);
  if (size > kMostBytes) return Fail(ErrorCode::kInvalid, message::kNotABackup, path_.string());
  content.resize(size);
  if (Status filled = Fill(content.data(), size); !filled) return Fail(filled.error());
  const auto part = static_cast<Part>(head[0]);
  if (part == Part::kEnd) {
    // Nothing may stand behind the end; this also proves that the stream was not cut off.
    char more = 0;
    const Result<size_t> read = reader_.Read(&more, 1);
    if (!read) return Fail(read.error());
    if (*read != 0) return Fail(ErrorCode::kInvalid, message::kNotABackup, path_.string());
  }
  return part;
}

}  // namespace shouwang::store
