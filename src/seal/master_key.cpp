#include "seal/master_key.h"

#include <sys/stat.h>

#include "base/binary_text.h"
#include "base/random.h"
#include "seal/durable_file.h"
#include "seal/messages.h"

namespace shouwang::seal {
namespace {

constexpr std::string_view kBeginning = "shouwang-master-key-1 ";
constexpr size_t kMasterKeyBytes = 32;
constexpr mode_t kOthers = S_IRWXG | S_IRWXO;

}  // namespace

MasterKey MasterKey::Random() { return MasterKey(Secret::Random(kMasterKeyBytes)); }

Result<MasterKey> MasterKey::Load(const std::filesystem::path& file) {
  Result<std::string> text = ReadSmallFile(file);
  if (!text) return Fail(text.error());
  struct stat about {};
  if (stat(file.c_str(), &about) == 0 && (about.st_mode & kOthers) != 0) {
    Wipe(text->data(), text->size());
    return Fail(ErrorCode::kInvalid, message::kMasterKeyOpen, file.string(), message::kMasterKeyOpenHint);
  }
  std::string_view hex = *text;
  const bool begins = hex.starts_with(kBeginning);
  if (begins) hex.remove_prefix(kBeginning.size());
  while (hex.ends_with('\n') || hex.ends_with('\r')) hex.remove_suffix(1);
  std::optional<std::string> bytes = FromHexText(hex);
  Wipe(text->data(), text->size());
  if (!begins || !bytes || bytes->size() != kMasterKeyBytes) {
    return Fail(ErrorCode::kInvalid, message::kMasterKeyForm, file.string(), message::kMasterKeyHint);
  }
  MasterKey key{Secret(*bytes)};
  Wipe(bytes->data(), bytes->size());
  return key;
}

Status MasterKey::Save(const std::filesystem::path& file) const {
  std::string hex = HexText(key_.bytes());
  std::string text = std::string(kBeginning) + hex + "\n";
  Status written = WriteDurably(file, text);
  Wipe(hex.data(), hex.size());
  Wipe(text.data(), text.size());
  return written;
}

uint64_t MasterKey::id() const {
  const HmacSm3::Digest digest = HmacSm3(key_.bytes(), "identity").Of({});
  return BytesNumber({digest.data(), sizeof(uint64_t)});
}

CipherKeys MasterKey::Keys(Cipher cipher, std::string_view purpose) const {
  // The same bytes for both: Derived() makes two keys that have nothing to do with each other.
  return CipherKeys{cipher, key_, key_}.Derived(purpose, {});
}

std::string MasterKey::Wrap(Cipher cipher, const std::string& name, std::string_view key) const {
  const std::string nonce = RandomBytes(kNonceBytes);
  std::string wrapped(kNonceBytes + key.size() + kTagBytes, '\0');
  wrapped.replace(0, kNonceBytes, nonce);
  Aead(Keys(cipher, "wrap"), name).Seal(nonce, {}, key, wrapped.data() + kNonceBytes);
  return Base64UrlText(wrapped);
}

Result<std::string> MasterKey::Unwrap(Cipher cipher, const std::string& name, const std::string& wrapped) const {
  const std::optional<std::string> bytes = FromBase64UrlText(wrapped);
  if (!bytes || bytes->size() <= kNonceBytes + kTagBytes) return Fail(ErrorCode::kInvalid, message::kRingBroken);
  const std::string_view view = *bytes;
  std::string key(bytes->size() - kNonceBytes - kTagBytes, '\0');
  Aead aead(Keys(cipher, "wrap"), name);
  if (!aead.Open(view.substr(0, kNonceBytes), {}, view.substr(kNonceBytes), key.data())) {
    return Fail(ErrorCode::kInvalid, message::kRingBroken);
  }
  return key;
}

HmacSm3::Digest MasterKey::RingTag(std::string_view ring) const { return HmacSm3(key_.bytes(), "ring").Of({ring}); }

CipherKeys MasterKey::BackupKeys() const { return Keys(Cipher::kSm4, "backup"); }

}  // namespace shouwang::seal
