#include "seal/sealed_stream.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <vector>

#include "base/random.h"
#include "seal/durable_file.h"
#include "seal/messages.h"

namespace shouwang::seal {
namespace {

constexpr std::string_view kBeginning = "SWSEAL1\n";
constexpr size_t kIdBytes = 8;
constexpr size_t kSaltBytes = 16;
constexpr size_t kHeaderBytes = kBeginning.size() + kIdBytes + kSaltBytes;
constexpr size_t kLengthBytes = 4;
constexpr uint32_t kLastBit = 1U << 31U;
constexpr size_t kChunkBytes = size_t{1} << 16U;
// Fast rather than small: most of what is kept are workbooks, which are compressed already.
constexpr int kCompression = 1;

// What the tag of a chunk covers besides its bytes.
std::string ChunkExtra(uint32_t length_word) {
  const std::array<char, 8> bytes = NumberBytes(length_word);
  return {bytes.data(), bytes.size()};
}

std::string ChunkNonce(uint64_t number) {
  std::string nonce(kNonceBytes, '\0');
  const std::array<char, 8> bytes = NumberBytes(number);
  nonce.replace(kNonceBytes - bytes.size(), bytes.size(), bytes.data(), bytes.size());
  return nonce;
}

Aead ChunkAead(const StreamKey& key, std::string_view purpose, std::string_view salt) {
  return {key.keys.Derived(purpose, salt), "stream chunk"};
}

}  // namespace

// ── Writing ──

struct SealedWriter::State {
  State(DurableFile file_, Aead aead_) : file(std::move(file_)), aead(std::move(aead_)), chunk(kChunkBytes, '\0') {
    if (deflateInit(&zip, kCompression) != Z_OK) throw std::bad_alloc();
    zip.next_out = reinterpret_cast<Bytef*>(chunk.data());
    zip.avail_out = static_cast<uInt>(chunk.size());
  }
  ~State() { deflateEnd(&zip); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  // Seals what the compressor has put out and makes room again.
  Status PutChunk(bool last) {
    const size_t size = chunk.size() - zip.avail_out;
    const uint32_t length_word = static_cast<uint32_t>(size) | (last ? kLastBit : 0U);
    const std::array<char, 8> length = NumberBytes(length_word);
    std::string sealed(kLengthBytes + size + kTagBytes, '\0');
    std::copy(length.begin() + kLengthBytes, length.end(), sealed.begin());
    aead.Seal(ChunkNonce(number++), ChunkExtra(length_word), std::string_view(chunk).substr(0, size),
              sealed.data() + kLengthBytes);
    zip.next_out = reinterpret_cast<Bytef*>(chunk.data());
    zip.avail_out = static_cast<uInt>(chunk.size());
    return file.Write(sealed);
  }

  DurableFile file;
  Aead aead;
  z_stream zip{};
  std::string chunk;
  uint64_t number = 0;
};

Result<SealedWriter> SealedWriter::Create(const std::filesystem::path& path, const StreamKey& key,
                                          std::string_view purpose) {
  Result<DurableFile> file = DurableFile::Create(path);
  if (!file) return Fail(file.error());
  const std::string salt = RandomBytes(kSaltBytes);
  const std::array<char, 8> id = NumberBytes(key.id);
  std::string header(kBeginning);
  header.append(id.data(), id.size());
  header += salt;
  if (Status written = file->Write(header); !written) return Fail(written.error());
  return SealedWriter(std::make_unique<State>(*std::move(file), ChunkAead(key, purpose, salt)));
}

SealedWriter::SealedWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
SealedWriter::SealedWriter(SealedWriter&&) noexcept = default;
SealedWriter::~SealedWriter() = default;

Status SealedWriter::Write(std::string_view bytes) {
  z_stream& zip = state_->zip;
  while (!bytes.empty()) {
    const size_t piece = std::min<size_t>(bytes.size(), kChunkBytes);
    zip.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    zip.avail_in = static_cast<uInt>(piece);
    while (zip.avail_in > 0) {
      if (zip.avail_out == 0) {
        if (Status put = state_->PutChunk(false); !put) return put;
      }
      if (deflate(&zip, Z_NO_FLUSH) != Z_OK) throw std::logic_error("deflate failed");
    }
    bytes.remove_prefix(piece);
  }
  return {};
}

Status SealedWriter::Commit() {
  z_stream& zip = state_->zip;
  zip.avail_in = 0;
  for (;;) {
    if (zip.avail_out == 0) {
      if (Status put = state_->PutChunk(false); !put) return put;
    }
    const int done = deflate(&zip, Z_FINISH);
    if (done == Z_STREAM_END) break;
    if (done != Z_OK && done != Z_BUF_ERROR) throw std::logic_error("deflate failed");
  }
  if (Status put = state_->PutChunk(true); !put) return put;
  return state_->file.Commit();
}

// ── Reading ──

struct SealedReader::State {
  struct Close {
    void operator()(std::FILE* stream) const { std::fclose(stream); }
  };
  State(std::unique_ptr<std::FILE, Close> file_, std::filesystem::path path_, uint64_t id_, Aead aead_)
      : file(std::move(file_)), path(std::move(path_)), id(id_), aead(std::move(aead_)) {
    if (inflateInit(&zip) != Z_OK) throw std::bad_alloc();
  }
  ~State() {
    inflateEnd(&zip);
    Wipe(plain.data(), plain.size());
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  tl::unexpected<Error> Broken() const {
    return Fail(ErrorCode::kInternal, fmt::format(fmt::runtime(message::kStreamBroken), number + 1), path.string(),
                message::kStreamBrokenHint);
  }

  Status TakeChunk() {
    std::array<char, kLengthBytes> length{};
    if (std::fread(length.data(), 1, length.size(), file.get()) != length.size()) return Broken();
    const auto length_word = static_cast<uint32_t>(BytesNumber({length.data(), length.size()}));
    const size_t size = length_word & ~kLastBit;
    if (size > kChunkBytes) return Broken();
    sealed.resize(size + kTagBytes);
    if (std::fread(sealed.data(), 1, sealed.size(), file.get()) != sealed.size()) return Broken();
    plain.resize(size);
    if (!aead.Open(ChunkNonce(number), ChunkExtra(length_word), sealed, plain.data())) return Broken();
    last = (length_word & kLastBit) != 0;
    if (last && std::fgetc(file.get()) != EOF) return Broken();
    ++number;
    zip.next_in = reinterpret_cast<Bytef*>(plain.data());
    zip.avail_in = static_cast<uInt>(size);
    return {};
  }

  std::unique_ptr<std::FILE, Close> file;
  std::filesystem::path path;
  uint64_t id;
  Aead aead;
  z_stream zip{};
  std::string sealed;
  std::string plain;
  uint64_t number = 0;
  bool last = false;
  bool ended = false;
};

Result<SealedReader> SealedReader::Open(const std::filesystem::path& path, const StreamKeys& keys,
                                        std::string_view purpose) {
  std::unique_ptr<std::FILE, State::Close> file(std::fopen(path.c_str(), "rbe"));
  if (!file) {
    return Fail(errno == ENOENT ? ErrorCode::kNotFound : ErrorCode::kInput,
                fmt::format(fmt::runtime(message::kCannotRead), std::strerror(errno)), path.string(),
                message::kCannotReadHint);
  }
  std::array<char, kHeaderBytes> header{};
  const size_t read = std::fread(header.data(), 1, header.size(), file.get());
  const std::string_view view(header.data(), read);
  if (view.size() != kHeaderBytes || !view.starts_with(kBeginning)) {
    return Fail(ErrorCode::kInvalid, message::kStreamForm, path.string());
  }
  const uint64_t id = BytesNumber(view.substr(kBeginning.size(), kIdBytes));
  const std::optional<StreamKey> key = keys(id);
  if (!key) return Fail(ErrorCode::kInvalid, message::kStreamKey, path.string(), message::kStreamKeyHint);
  Aead aead = ChunkAead(*key, purpose, view.substr(kBeginning.size() + kIdBytes));
  return SealedReader(std::make_unique<State>(std::move(file), path, id, std::move(aead)));
}

SealedReader::SealedReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
SealedReader::SealedReader(SealedReader&&) noexcept = default;
SealedReader::~SealedReader() = default;

uint64_t SealedReader::key_id() const { return state_->id; }

Result<size_t> SealedReader::Read(char* bytes, size_t size) {
  z_stream& zip = state_->zip;
  const size_t wanted = std::min<size_t>(size, size_t{1} << 30U);  // zlib counts in 32 bits
  zip.next_out = reinterpret_cast<Bytef*>(bytes);
  zip.avail_out = static_cast<uInt>(wanted);
  while (zip.avail_out > 0 && !state_->ended) {
    if (zip.avail_in == 0 && !state_->last) {
      if (Status taken = state_->TakeChunk(); !taken) return Fail(taken.error());
    }
    const int done = inflate(&zip, Z_NO_FLUSH);
    if (done == Z_STREAM_END) {
      // The chunk that ends the stream must be the one that was sealed as the last.
      if (!state_->last && zip.avail_in == 0) {
        if (Status taken = state_->TakeChunk(); !taken) return Fail(taken.error());
      }
      if (!state_->last || zip.avail_in != 0) return state_->Broken();
      state_->ended = true;
    } else if (done != Z_OK) {
      return state_->Broken();  // also Z_BUF_ERROR: the last chunk is used up and the stream has no end
    }
  }
  return wanted - zip.avail_out;
}

}  // namespace shouwang::seal
