#include "seal/key_ring.h"

#include <fmt/format.h>

#include <cstdlib>
#include <optional>
#include "base/json.h"

#include "base/binary_text.h"
#include "seal/durable_file.h"
#include "seal/master_key.h"
#include "seal/messages.h"

namespace shouwang::seal {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int kFormat = 1;
constexpr size_t kSingleKeyBytes = 32;
constexpr const char* kMasterKeyVariable = "SHOUWANG_MASTER_KEY_FILE";
constexpr const char* kNextMasterEnding = ".next";  // a new master key, until the ring is wrapped by it
constexpr const char* kSm4Name = "sm4";
constexpr const char* kAesName = "aes-256-gcm";

const char* CipherName(Cipher cipher) { return cipher == Cipher::kSm4 ? kSm4Name : kAesName; }

fs::path NextMaster(const KeyFiles& files) { return files.master.string() + kNextMasterEnding; }

tl::unexpected<Error> Broken(const KeyFiles& files) {
  return Fail(ErrorCode::kInvalid, message::kRingBroken, files.ring.string(), message::kRingBrokenHint);
}

Result<FileLock> LockRing(const KeyFiles& files) { return FileLock::Take(files.ring.string() + ".lock"); }

std::string DataName(KeyRing::Version version) { return fmt::format("data.{}", version); }

Status Exists(const KeyFiles& files) {
  std::error_code error;
  if (fs::exists(files.ring, error)) {
    return Fail(ErrorCode::kConflict, message::kKeysExist, files.ring.string(), message::kKeysExistHint);
  }
  return {};
}

}  // namespace

KeyFiles KeyFilesOf(const fs::path& directory) {
  const char* elsewhere = std::getenv(kMasterKeyVariable);
  const fs::path keys = directory / "keys";
  return {keys / "ring.json", elsewhere != nullptr && *elsewhere != '\0' ? fs::path(elsewhere) : keys / "master.key"};
}

// How a ring is written. Throws json::exception and std::out_of_range for a text that is no ring; Read() catches them.
struct RingFile {
  static Status Save(const KeyFiles& files, const KeyRing& ring, const MasterKey& master) {
    const auto wrap = [&](const std::string& name, const Secret& key) {
      return master.Wrap(ring.cipher_, name, key.bytes());
    };
    json data = json::array();
    for (const auto& [version, keys] : ring.data_keys_) {
      const std::string name = DataName(version);
      const auto made = ring.made_ms_.find(version);
      data.push_back({{"version", version},
                      {"made_ms", made == ring.made_ms_.end() ? 0 : made->second},
                      {"cipher", CipherName(keys.cipher)},
                      {"cipher_key", wrap(name + ".cipher", keys.cipher_key)},
                      {"mac_key", wrap(name + ".mac", keys.mac_key)}});
    }
    json file = {
        {"format", kFormat}, {"cipher", CipherName(ring.cipher_)},      {"master", fmt::format("{:016x}", master.id())},
        {"data", data},      {"index", wrap("index", ring.index_key_)}, {"audit", wrap("audit", ring.audit_key_)}};
    file["tag"] = TagOf(file, master);
    return WriteDurably(files.ring, file.dump(2) + "\n");
  }

  static Result<KeyRing> Read(const KeyFiles& files, std::string_view text, const MasterKey& master) {
    try {
      return Parse(files, json::parse(text), master);
    } catch (const json::exception&) {
      return Broken(files);
    }
  }

  // Nothing when the text is no ring at all.
  static std::optional<uint64_t> MasterId(std::string_view text) {
    const json file = json::parse(text, nullptr, false);
    if (!file.is_object() || !file.contains("master") || !file["master"].is_string()) return std::nullopt;
    const std::optional<std::string> bytes = FromHexText(file["master"].get_ref<const std::string&>());
    if (!bytes || bytes->size() != sizeof(uint64_t)) return std::nullopt;
    return BytesNumber(*bytes);
  }

 private:
  static std::string TagOf(json file, const MasterKey& master) {
    file.erase("tag");
    const HmacSm3::Digest tag = master.RingTag(file.dump());
    return HexText({tag.data(), tag.size()});
  }

  static Result<KeyRing> Parse(const KeyFiles& files, const json& file, const MasterKey& master) {
    if (file.at("format").get<int>() != kFormat) return Broken(files);
    if (!SameBytes(file.at("tag").get_ref<const std::string&>(), TagOf(file, master))) return Broken(files);
    KeyRing ring;
    bool whole = true;
    const auto cipher_of = [&](const json& name) {
      whole = whole && (name == kSm4Name || name == kAesName);
      return name == kAesName ? Cipher::kAes : Cipher::kSm4;
    };
    ring.cipher_ = cipher_of(file.at("cipher"));
    const auto unwrap = [&](const std::string& name, const json& wrapped) {
      Result<std::string> key = master.Unwrap(ring.cipher_, name, wrapped.get<std::string>());
      whole = whole && key && key->size() <= Secret::kMostBytes;
      if (!whole) return Secret();
      Secret secret(*key);
      Wipe(key->data(), key->size());
      return secret;
    };
    for (const json& entry : file.at("data")) {
      const auto version = entry.at("version").get<KeyRing::Version>();
      const std::string name = DataName(version);
      ring.data_keys_[version] = {cipher_of(entry.at("cipher")), unwrap(name + ".cipher", entry.at("cipher_key")),
                                  unwrap(name + ".mac", entry.at("mac_key"))};
      ring.made_ms_[version] = entry.value("made_ms", int64_t{0});  // rings of older programs have none
    }
    ring.index_key_ = unwrap("index", file.at("index"));
    ring.audit_key_ = unwrap("audit", file.at("audit"));
    if (!whole || ring.data_keys_.empty()) return Broken(files);
    ring.backup_key_ = master.BackupKeys();
    ring.master_id_ = master.id();
    return ring;
  }

 public:
  static KeyRing Make(Cipher cipher, int64_t now_ms) {
    KeyRing ring;
    ring.cipher_ = cipher;
    ring.data_keys_[1] = CipherKeys::Random(cipher);
    ring.made_ms_[1] = now_ms;
    ring.index_key_ = Secret::Random(kSingleKeyBytes);
    ring.audit_key_ = Secret::Random(kSingleKeyBytes);
    return ring;
  }
  static Result<KeyRing::Version> AddKey(KeyRing& ring, int64_t now_ms) {
    if (ring.current() == UINT16_MAX) return Fail(ErrorCode::kConflict, message::kRingFull);
    const auto next = static_cast<KeyRing::Version>(ring.current() + 1U);
    ring.data_keys_[next] = CipherKeys::Random(ring.cipher_);
    ring.made_ms_[next] = now_ms;
    return next;
  }
};

namespace {

// The master key that wraps this ring. A change of it that was cut off after the ring was written is brought to its end
// by looking for the next one too.
Result<MasterKey> MasterOf(const KeyFiles& files, std::string_view ring) {
  const std::optional<uint64_t> id = RingFile::MasterId(ring);
  if (!id) return Broken(files);
  Result<MasterKey> master = MasterKey::Load(files.master);
  if (!master || master->id() == *id) return master;
  if (Result<MasterKey> next = MasterKey::Load(NextMaster(files)); next && next->id() == *id) return next;
  return Fail(ErrorCode::kInvalid, message::kMasterKeyWrong, files.master.string(), message::kMasterKeyHint);
}

struct Opened {
  MasterKey master;
  KeyRing ring;
};

Result<Opened> OpenRing(const KeyFiles& files) {
  Result<std::string> text = ReadSmallFile(files.ring);
  if (!text) return Fail(text.error());
  Result<MasterKey> master = MasterOf(files, *text);
  if (!master) return Fail(master.error());
  Result<KeyRing> ring = RingFile::Read(files, *text, *master);
  if (!ring) return Fail(ring.error());
  return Opened{*std::move(master), *std::move(ring)};
}

}  // namespace

Status KeyRing::Create(const KeyFiles& files, Cipher cipher, int64_t now_ms) {
  for (const fs::path& file : {files.ring, files.master}) {
    if (Status made = MakeFolder(file.parent_path()); !made) return made;
  }
  const Result<FileLock> lock = LockRing(files);
  if (!lock) return Fail(lock.error());
  if (Status exists = Exists(files); !exists) return exists;
  std::error_code error;
  if (fs::exists(files.master, error)) {
    // A master key given beforehand is used: an operator may keep it on another medium.
    const Result<MasterKey> given = MasterKey::Load(files.master);
    return given ? RingFile::Save(files, RingFile::Make(cipher, now_ms), *given) : Fail(given.error());
  }
  const MasterKey master = MasterKey::Random();
  if (Status saved = master.Save(files.master); !saved) return saved;
  return RingFile::Save(files, RingFile::Make(cipher, now_ms), master);
}

Result<KeyRing> KeyRing::Load(const KeyFiles& files) {
  Result<Opened> opened = OpenRing(files);
  if (!opened) return Fail(opened.error());
  return std::move(opened->ring);
}

Result<KeyRing::Version> KeyRing::AddDataKey(const KeyFiles& files, int64_t now_ms) {
  const Result<FileLock> lock = LockRing(files);
  if (!lock) return Fail(lock.error());
  Result<Opened> opened = OpenRing(files);
  if (!opened) return Fail(opened.error());
  Result<Version> version = RingFile::AddKey(opened->ring, now_ms);
  if (!version) return version;
  if (Status saved = RingFile::Save(files, opened->ring, opened->master); !saved) return Fail(saved.error());
  return version;
}

Status KeyRing::ReplaceMasterKey(const KeyFiles& files) {
  const Result<FileLock> lock = LockRing(files);
  if (!lock) return Fail(lock.error());
  Result<Opened> opened = OpenRing(files);
  if (!opened) return Fail(opened.error());
  // An earlier change that was cut off: its key is in use, so it must have its place before the next one is written.
  if (Status kept = opened->master.Save(files.master); !kept) return kept;
  const MasterKey next = MasterKey::Random();
  if (Status saved = next.Save(NextMaster(files)); !saved) return saved;
  if (Status saved = RingFile::Save(files, opened->ring, next); !saved) return saved;
  std::error_code error;
  fs::rename(NextMaster(files), files.master, error);
  if (error) return Fail(ErrorCode::kOutput, error.message(), files.master.string(), message::kCannotWriteHint);
  return SyncFolder(files.master.parent_path());
}

Status KeyRing::Install(const KeyFiles& files, std::string_view ring) {
  if (Status made = MakeFolder(files.ring.parent_path()); !made) return made;
  const Result<FileLock> lock = LockRing(files);
  if (!lock) return Fail(lock.error());
  if (Status exists = Exists(files); !exists) return exists;
  const Result<MasterKey> master = MasterOf(files, ring);
  if (!master) return Fail(master.error());
  if (Result<KeyRing> read = RingFile::Read(files, ring, *master); !read) return Fail(read.error());
  return WriteDurably(files.ring, ring);
}

Result<RingFacts> ReadRingFacts(const KeyFiles& files) {
  const Result<std::string> text = ReadSmallFile(files.ring);
  if (!text) return Fail(text.error());
  RingFacts facts;
  try {
    const json file = json::parse(*text);
    facts.cipher = file.at("cipher").get<std::string>();
    for (const json& entry : file.at("data")) {
      facts.data_keys.push_back({entry.at("version").get<KeyRing::Version>(), entry.value("made_ms", int64_t{0})});
    }
  } catch (const json::exception&) {
    return Broken(files);
  }
  std::error_code error;
  facts.has_master = fs::is_regular_file(files.master, error);
  facts.rotating = fs::exists(RotationMark(files), error);
  return facts;
}

fs::path RotationMark(const KeyFiles& files) { return files.ring.string() + ".rotating"; }

Result<BackupKey> LoadBackupKey(const fs::path& master) {
  const Result<MasterKey> key = MasterKey::Load(master);
  if (!key) return Fail(key.error());
  return BackupKey{key->id(), key->BackupKeys()};
}

}  // namespace shouwang::seal
