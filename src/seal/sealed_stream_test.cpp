#include "seal/sealed_stream.h"

#include <gtest/gtest.h>

#include "seal/durable_file.h"
#include "seal/test_keys.h"

namespace shouwang::seal {
namespace {

namespace fs = std::filesystem;
using testing::FileBytes;
using testing::SetFileBytes;
using testing::TestFolder;

const StreamKey kKey{7, CipherKeys::Random(Cipher::kSm4)};
const StreamKey kAesKey{7, CipherKeys::Random(Cipher::kAes)};

void Write(const fs::path& path, const StreamKey& key, std::string_view content) {
  Result<SealedWriter> writer = SealedWriter::Create(path, key, "test");
  ASSERT_TRUE(writer);
  for (size_t at = 0; at < content.size(); at += 100'000) ASSERT_TRUE(writer->Write(content.substr(at, 100'000)));
  ASSERT_TRUE(writer->Commit());
}

Result<std::string> Read(const fs::path& path, const StreamKey& key, std::string_view purpose = "test",
                         size_t piece = 10'007) {
  const StreamKeys keys = [&](uint64_t id) { return id == key.id ? std::optional(key) : std::nullopt; };
  Result<SealedReader> reader = SealedReader::Open(path, keys, purpose);
  if (!reader) return Fail(reader.error());
  std::string content;
  std::string part(piece, '\0');
  for (;;) {
    const Result<size_t> read = reader->Read(part.data(), part.size());
    if (!read) return Fail(read.error());
    content.append(part, 0, *read);
    if (*read == 0) return content;
  }
}

TEST(SealedStream, GivesBackWhatWasWritten) {
  const TestFolder folder;
  for (const StreamKey& key : {kKey, kAesKey}) {
    for (const size_t size : {0U, 1U, 65'535U, 65'536U, 65'537U, 1'000'000U}) {
      for (const std::string& content : {std::string(size, 'a'), RandomBytes(size)}) {
        const fs::path path = folder.path() / "stream";
        Write(path, key, content);
        const Result<std::string> read = Read(path, key);
        ASSERT_TRUE(read) << size;
        EXPECT_EQ(*read, content);
      }
    }
  }
}

TEST(SealedStream, EveryChangedByteIsFound) {
  const TestFolder folder;
  const fs::path path = folder.path() / "stream";
  Write(path, kKey, "530326197411170019,张三");
  const std::string good = FileBytes(path);
  EXPECT_EQ(good.find("530326"), std::string::npos);
  for (size_t at = 0; at < good.size(); ++at) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 1);
    SetFileBytes(path, bad);
    EXPECT_FALSE(Read(path, kKey)) << "byte " << at;
  }
  for (size_t length = 0; length < good.size(); ++length) {
    SetFileBytes(path, good.substr(0, length));
    EXPECT_FALSE(Read(path, kKey)) << "cut at " << length;
  }
  SetFileBytes(path, good + "x");
  EXPECT_FALSE(Read(path, kKey));
}

TEST(SealedStream, ChunksCannotBeMovedRepeatedOrLeftOut) {
  const TestFolder folder;
  const fs::path path = folder.path() / "stream";
  Write(path, kKey, RandomBytes(300'000));  // does not compress: several full chunks
  const std::string good = FileBytes(path);
  constexpr size_t kHead = 8 + 8 + 16;
  constexpr size_t kChunk = 4 + 65'536 + 16;
  ASSERT_GT(good.size(), kHead + 3 * kChunk);
  const std::string head = good.substr(0, kHead);
  const std::string one = good.substr(kHead, kChunk);
  const std::string two = good.substr(kHead + kChunk, kChunk);
  const std::string rest = good.substr(kHead + 2 * kChunk);
  for (const std::string& bad : {head + two + one + rest, head + one + rest, head + one + one + two + rest,
                                 head + one + two, head + one + two + rest + rest}) {
    SetFileBytes(path, bad);
    const Result<std::string> read = Read(path, kKey);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::kInternal);
  }
  SetFileBytes(path, head + one + two + rest);
  EXPECT_TRUE(Read(path, kKey));
}

TEST(SealedStream, OpensForItsKeyAndPurposeOnly) {
  const TestFolder folder;
  const fs::path path = folder.path() / "stream";
  Write(path, kKey, "content");
  EXPECT_EQ(Read(path, kKey, "other").error().code, ErrorCode::kInternal);
  EXPECT_EQ(Read(path, {8, kKey.keys}).error().code, ErrorCode::kInvalid);
  EXPECT_EQ(Read(path, {7, CipherKeys::Random(Cipher::kSm4)}).error().code, ErrorCode::kInternal);
  EXPECT_EQ(Read(folder.path() / "none", kKey).error().code, ErrorCode::kNotFound);
  SetFileBytes(path, "PK\3\4 something else altogether, longer than a header");
  EXPECT_EQ(Read(path, kKey).error().code, ErrorCode::kInvalid);
}

TEST(SealedStream, NothingIsLeftOfWhatWasNotCommitted) {
  const TestFolder folder;
  const fs::path path = folder.path() / "stream";
  Write(path, kKey, "before");
  {
    Result<SealedWriter> writer = SealedWriter::Create(path, kKey, "test");
    ASSERT_TRUE(writer);
    ASSERT_TRUE(writer->Write(RandomBytes(200'000)));
  }
  EXPECT_EQ(*Read(path, kKey), "before");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
}

// 04-trust line 30: a full disk stops and says so.
TEST(SealedStream, FullDiskIsAnError) {
  const TestFolder folder;
  Result<SealedWriter> writer = SealedWriter::Create(folder.path() / "none" / "stream", kKey, "test");
  ASSERT_FALSE(writer);
  EXPECT_EQ(writer.error().code, ErrorCode::kOutput);
}

}  // namespace
}  // namespace shouwang::seal
