#include "tabular/ole_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "tabular/messages.h"

namespace shouwang::tabular {
namespace {

constexpr size_t kHeaderBytes = 512;
constexpr size_t kEntryBytes = 128;
constexpr size_t kTableSectorsInHeader = 109;
constexpr uint32_t kLastSector = 0xFFFFFFFA;  // what is above has a special meaning
constexpr uint64_t kMaxFileBytes = 2ULL << 30U;

uint32_t Read16(std::string_view bytes, size_t at) {
  return static_cast<unsigned char>(bytes[at]) | static_cast<uint32_t>(static_cast<unsigned char>(bytes[at + 1])) << 8U;
}
uint32_t Read32(std::string_view bytes, size_t at) { return Read16(bytes, at) | Read16(bytes, at + 2) << 16U; }

tl::unexpected<Error> Broken(const char* part) {
  return Fail(ErrorCode::kInput, fmt::format(messages::kBrokenXls, part), {}, messages::kBrokenHint);
}

// A stream as pieces of equal size, each at its own place in the file.
class PieceSource final : public ByteSource {
 public:
  PieceSource(const ByteSource& source, std::vector<uint64_t> offsets, unsigned shift, uint64_t size)
      : source_(source), offsets_(std::move(offsets)), shift_(shift), size_(size) {}

  uint64_t size() const override { return size_; }

  Result<size_t> ReadAt(uint64_t offset, std::span<char> into) const override {
    size_t done = 0;
    while (done < into.size() && offset < size_) {
      const uint64_t piece = offset >> shift_;
      const uint64_t within = offset & ((uint64_t{1} << shift_) - 1);
      // Neighbouring pieces are read together: most files are not fragmented.
      uint64_t last = piece;
      uint64_t count = (uint64_t{1} << shift_) - within;
      while (count < into.size() - done && last + 1 < offsets_.size() &&
             offsets_[last + 1] == offsets_[last] + (uint64_t{1} << shift_)) {
        ++last;
        count += uint64_t{1} << shift_;
      }
      count = std::min({count, uint64_t{into.size() - done}, size_ - offset});
      auto got = source_.ReadAt(offsets_[piece] + within, into.subspan(done, count));
      if (!got) return got;
      done += *got;
      offset += *got;
      if (*got < count) break;  // the file is cut off
    }
    return done;
  }

 private:
  const ByteSource& source_;
  std::vector<uint64_t> offsets_;
  unsigned shift_;
  uint64_t size_;
};

}  // namespace

Result<std::unique_ptr<OleFile>> OleFile::Open(const ByteSource& source) {
  std::unique_ptr<OleFile> file(new OleFile(source));
  if (auto status = file->ReadHeader(); !status) return Fail(status.error());
  return file;
}

Status OleFile::ReadHeader() {
  std::string header(kHeaderBytes, '\0');
  auto got = source_.ReadAt(0, header);
  if (!got) return Fail(got.error());
  if (*got < kHeaderBytes || source_.size() > kMaxFileBytes) return Broken(messages::kOleHeader);
  sector_shift_ = Read16(header, 30);
  mini_shift_ = Read16(header, 32);
  mini_cutoff_ = Read32(header, 56);
  if ((sector_shift_ != 9 && sector_shift_ != 12) || mini_shift_ != 6) return Broken(messages::kOleHeader);
  if (auto status = ReadSectorTable(header); !status) return status;
  if (auto status = ReadDirectory(Read32(header, 48)); !status) return status;
  return ReadMiniStream(Read32(header, 60));
}

Result<std::string> OleFile::ReadSector(uint32_t sector) const {
  std::string bytes(size_t{1} << sector_shift_, '\0');
  if (sector >= kLastSector) return Broken(messages::kOleChain);
  auto got = source_.ReadAt(SectorOffset(sector), bytes);
  if (!got) return Fail(got.error());
  if (*got == 0) return Broken(messages::kOleChain);
  return bytes;
}

Status OleFile::ReadSectorTable(std::string_view header) {
  const uint64_t sectors = (source_.size() >> sector_shift_) + 1;
  const size_t per_sector = (size_t{1} << sector_shift_) / 4;
  std::vector<uint32_t> table_sectors;
  for (size_t i = 0; i < kTableSectorsInHeader; ++i) {
    if (const uint32_t sector = Read32(header, 76 + i * 4); sector < kLastSector) table_sectors.push_back(sector);
  }
  uint32_t next = Read32(header, 68);
  for (uint64_t seen = 0; next < kLastSector; ++seen) {
    auto bytes = ReadSector(next);
    if (!bytes || seen > sectors) return Broken(messages::kOleChain);
    for (size_t i = 0; i + 1 < per_sector; ++i) {
      if (const uint32_t sector = Read32(*bytes, i * 4); sector < kLastSector) table_sectors.push_back(sector);
    }
    next = Read32(*bytes, (per_sector - 1) * 4);
  }
  for (const uint32_t sector : table_sectors) {
    if (next_sector_.size() >= sectors) break;
    auto bytes = ReadSector(sector);
    if (!bytes) return Fail(bytes.error());
    for (size_t i = 0; i < per_sector; ++i) next_sector_.push_back(Read32(*bytes, i * 4));
  }
  return {};
}

Result<std::vector<uint32_t>> OleFile::Chain(uint32_t first, const std::vector<uint32_t>& next) const {
  std::vector<uint32_t> chain;
  for (uint32_t sector = first; sector < kLastSector; sector = next[sector]) {
    if (sector >= next.size() || chain.size() > next.size()) return Broken(messages::kOleChain);
    chain.push_back(sector);
  }
  return chain;
}

Status OleFile::ReadDirectory(uint32_t first_sector) {
  auto chain = Chain(first_sector, next_sector_);
  if (!chain) return Fail(chain.error());
  for (const uint32_t sector : *chain) {
    auto bytes = ReadSector(sector);
    if (!bytes) return Fail(bytes.error());
    for (size_t at = 0; at + kEntryBytes <= bytes->size(); at += kEntryBytes) {
      const auto type = static_cast<unsigned char>((*bytes)[at + 66]);
      Entry entry;
      const uint32_t name_bytes = std::min<uint32_t>(Read16(*bytes, at + 64), 64);
      for (uint32_t i = 0; i + 2 < name_bytes; i += 2) {
        const uint32_t unit = Read16(*bytes, at + i);
        const char c = unit < 0x80 ? static_cast<char>(unit) : '?';
        entry.name += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
      }
      entry.start = Read32(*bytes, at + 116);
      entry.size = Read32(*bytes, at + 120);
      if (type == 5) root_ = entry;
      if (type == 2) entries_.push_back(std::move(entry));
    }
  }
  return entries_.empty() ? Status(Broken(messages::kOleDirectory)) : Status();
}

Status OleFile::ReadMiniStream(uint32_t first_table_sector) {
  auto table = Chain(first_table_sector, next_sector_);
  if (!table) return Fail(table.error());
  for (const uint32_t sector : *table) {
    auto bytes = ReadSector(sector);
    if (!bytes) return Fail(bytes.error());
    for (size_t at = 0; at + 4 <= bytes->size(); at += 4) next_mini_sector_.push_back(Read32(*bytes, at));
  }
  if (table->empty()) return {};
  auto container = Chain(root_.start, next_sector_);
  if (!container) return Fail(container.error());
  mini_container_ = std::move(*container);
  return {};
}

bool OleFile::Has(std::string_view stream) const {
  return std::any_of(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.name == stream; });
}

Result<std::unique_ptr<ByteSource>> OleFile::OpenStream(std::string_view stream) const {
  const auto entry =
      std::find_if(entries_.begin(), entries_.end(), [&](const Entry& found) { return found.name == stream; });
  if (entry == entries_.end()) return Broken(messages::kOleDirectory);
  const bool mini = entry->size < mini_cutoff_;
  auto chain = Chain(entry->start, mini ? next_mini_sector_ : next_sector_);
  if (!chain) return Fail(chain.error());
  std::vector<uint64_t> offsets;
  offsets.reserve(chain->size());
  for (const uint32_t sector : *chain) {
    if (!mini) {
      offsets.push_back(SectorOffset(sector));
      continue;
    }
    const uint64_t at = uint64_t{sector} << mini_shift_;
    const uint64_t piece = at >> sector_shift_;
    if (piece >= mini_container_.size()) return Broken(messages::kOleChain);
    offsets.push_back(SectorOffset(mini_container_[piece]) + (at & ((1U << sector_shift_) - 1)));
  }
  const unsigned shift = mini ? mini_shift_ : sector_shift_;
  if (uint64_t{offsets.size()} << shift < entry->size) return Broken(messages::kOleChain);
  return std::unique_ptr<ByteSource>(std::make_unique<PieceSource>(source_, std::move(offsets), shift, entry->size));
}

}  // namespace shouwang::tabular
