#include "seal/ring_sealer.h"

#include <fmt/format.h>

#include <atomic>
#include <optional>
#include <unordered_map>

#include "base/binary_text.h"
#include "base/random.h"
#include "seal/aead.h"
#include "seal/ring_follower.h"

namespace shouwang::seal {
namespace {

// A sealed value: version (2 bytes), nonce, ciphertext, tag; as base64url.
constexpr size_t kVersionBytes = sizeof(KeyRing::Version);
constexpr size_t kHeadBytes = kVersionBytes + kNonceBytes;
constexpr size_t kNonceStock = 4096;  // bytes asked of the system at once
// Threads of tests see many sealers, those of a server one.
constexpr size_t kBenchesOfThread = 4;

SealError CannotOpen(Place place, std::string_view why) {
  return SealError(fmt::format("sealed value {}/{} does not open: {}", place.column, place.row, why));
}

KeyRing::Version VersionOf(std::string_view bytes) {
  return static_cast<KeyRing::Version>(BytesNumber(bytes.substr(0, kVersionBytes)));
}

std::string Decoded(Place place, std::string_view sealed) {
  std::optional<std::string> bytes = FromBase64UrlText(sealed);
  if (!bytes || bytes->size() < kHeadBytes + kTagBytes) throw CannotOpen(place, "it is not a sealed value");
  return *std::move(bytes);
}

struct TextHash {
  using is_transparent = void;
  size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
template <typename T>
using ByText = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

// Keyed contexts of one thread: making one costs more than sealing a value.
struct Bench {
  size_t generation = 0;
  std::shared_ptr<const KeyRing> ring;
  ByText<std::map<KeyRing::Version, Aead>> columns;
  ByText<HmacSm3> kinds;
  std::optional<HmacSm3> audit;
  std::string nonces;
  size_t nonces_used = 0;

  std::string_view Nonce() {
    if (nonces_used + kNonceBytes > nonces.size()) {
      nonces = RandomBytes(kNonceStock - kNonceStock % kNonceBytes);
      nonces_used = 0;
    }
    nonces_used += kNonceBytes;
    return std::string_view(nonces).substr(nonces_used - kNonceBytes, kNonceBytes);
  }

  Aead& ForColumn(std::string_view column, KeyRing::Version version, const CipherKeys& keys) {
    auto found = columns.find(column);
    if (found == columns.end()) found = columns.try_emplace(std::string(column)).first;
    const auto at = found->second.find(version);
    if (at != found->second.end()) return at->second;
    return found->second.try_emplace(version, keys, fmt::format("value {} {}", version, column)).first->second;
  }

  HmacSm3& ForKind(std::string_view kind) {
    auto found = kinds.find(kind);
    if (found == kinds.end()) {
      found = kinds.try_emplace(std::string(kind), ring->index_key().bytes(), fmt::format("blind {}", kind)).first;
    }
    return found->second;
  }
};

class RingSealer final : public Sealer {
 public:
  explicit RingSealer(std::unique_ptr<RingFollower> rings) : rings_(std::move(rings)) {}

  std::string Seal(Place place, std::string_view value) const override {
    if (value.empty()) return {};
    rings_->Look();
    Bench& bench = BenchOfThread();
    const KeyRing::Version version = bench.ring->current();
    Aead& aead = bench.ForColumn(place.column, version, bench.ring->data_keys().at(version));
    const std::string_view nonce = bench.Nonce();
    const std::array<char, 8> row = NumberBytes(static_cast<uint64_t>(place.row));
    std::string bytes(kHeadBytes + value.size() + kTagBytes, '\0');
    bytes[0] = static_cast<char>(version >> 8U);
    bytes[1] = static_cast<char>(version & 255U);
    bytes.replace(kVersionBytes, kNonceBytes, nonce);
    aead.Seal(nonce, {row.data(), row.size()}, value, bytes.data() + kHeadBytes);
    return Base64UrlText(bytes);
  }

  std::string Open(Place place, std::string_view sealed) const override {
    if (sealed.empty()) return {};
    const std::string bytes = Decoded(place, sealed);
    const KeyRing::Version version = VersionOf(bytes);
    Bench* bench = &BenchOfThread();
    auto keys = bench->ring->data_keys().find(version);
    if (keys == bench->ring->data_keys().end()) {
      rings_->LookNow();
      bench = &BenchOfThread();
      keys = bench->ring->data_keys().find(version);
      if (keys == bench->ring->data_keys().end()) throw CannotOpen(place, "its key is not in the key ring");
    }
    Aead& aead = bench->ForColumn(place.column, version, keys->second);
    const std::array<char, 8> row = NumberBytes(static_cast<uint64_t>(place.row));
    const std::string_view view = bytes;
    std::string value(bytes.size() - kHeadBytes - kTagBytes, '\0');
    if (!aead.Open(view.substr(kVersionBytes, kNonceBytes), {row.data(), row.size()}, view.substr(kHeadBytes),
                   value.data())) {
      throw CannotOpen(place, "it was changed, or sealed for another place");
    }
    return value;
  }

  int64_t BlindIndex(std::string_view kind, std::string_view value) const override {
    if (value.empty()) return 0;
    const HmacSm3::Digest digest = BenchOfThread().ForKind(kind).Of({value});
    const auto number = static_cast<int64_t>(BytesNumber({digest.data(), sizeof(int64_t)}));
    return number == 0 ? 1 : number;
  }

  std::string AuditMac(std::string_view bytes) const override {
    Bench& bench = BenchOfThread();
    if (!bench.audit) bench.audit.emplace(bench.ring->audit_key().bytes(), "audit");
    const HmacSm3::Digest digest = bench.audit->Of({bytes});
    return {digest.data(), digest.size()};
  }

 private:
  Bench& BenchOfThread() const {
    thread_local std::unordered_map<uint64_t, std::unique_ptr<Bench>> benches;
    if (benches.size() > kBenchesOfThread && !benches.contains(id_)) benches.clear();
    std::unique_ptr<Bench>& bench = benches[id_];
    if (!bench) bench = std::make_unique<Bench>();
    if (const size_t generation = rings_->generation(); bench->generation != generation) {
      bench->ring = rings_->Ring();
      bench->generation = generation;
    }
    return *bench;
  }

  static uint64_t NextId() {
    static std::atomic<uint64_t> next{1};
    return next.fetch_add(1);
  }

  const uint64_t id_ = NextId();  // never that of a sealer that is gone
  const std::unique_ptr<RingFollower> rings_;
};

}  // namespace

Result<std::unique_ptr<Sealer>> MakeSealer(const KeyFiles& files, const Clock& clock) {
  Result<std::unique_ptr<RingFollower>> rings = RingFollower::Open(files, clock);
  if (!rings) return Fail(rings.error());
  return std::make_unique<RingSealer>(*std::move(rings));
}

std::optional<KeyRing::Version> SealedVersion(std::string_view text) {
  constexpr size_t kLeastLength = ((kHeadBytes + kTagBytes) * 4 + 2) / 3;
  constexpr size_t kHeadLength = 4;  // three bytes
  if (text.size() < kLeastLength) return std::nullopt;
  const std::optional<std::string> head = FromBase64UrlText(text.substr(0, kHeadLength));
  if (!head || !FromBase64UrlText(text)) return std::nullopt;
  return VersionOf(*head);
}

}  // namespace shouwang::seal
