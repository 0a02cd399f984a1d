#include "seal/aead.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace shouwang::seal {
namespace {

constexpr size_t kSm4KeyBytes = 16;
constexpr size_t kAesKeyBytes = 32;
constexpr size_t kMacKeyBytes = 32;
constexpr size_t kCounterBlockBytes = 16;

size_t CipherKeyBytes(Cipher cipher) { return cipher == Cipher::kSm4 ? kSm4KeyBytes : kAesKeyBytes; }

void Must(int ok) {
  if (ok != 1) throw std::runtime_error("OpenSSL cipher failed");
}

const unsigned char* Bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

EVP_CIPHER_CTX* Keyed(Cipher cipher, const Secret& key, bool encrypt) {
  static EVP_CIPHER* const sm4 = EVP_CIPHER_fetch(nullptr, "SM4-CTR", nullptr);  // one for the process
  static EVP_CIPHER* const aes = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
  EVP_CIPHER* const chosen = cipher == Cipher::kSm4 ? sm4 : aes;
  if (chosen == nullptr) throw std::runtime_error("this OpenSSL lacks the cipher");
  if (key.bytes().size() != CipherKeyBytes(cipher)) throw std::logic_error("wrong length of a cipher key");
  EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
  if (context == nullptr) throw std::bad_alloc();
  Must(EVP_CipherInit_ex(context, chosen, nullptr, key.data(), nullptr, encrypt ? 1 : 0));
  return context;
}

// Lengths in one call of OpenSSL are int; the module seals values and chunks, never whole files.
int Length(std::string_view bytes) {
  if (bytes.size() > (size_t{1} << 30U)) throw std::logic_error("too long to be sealed in one piece");
  return static_cast<int>(bytes.size());
}

}  // namespace

CipherKeys CipherKeys::Random(Cipher cipher) {
  return {cipher, Secret::Random(CipherKeyBytes(cipher)), Secret::Random(kMacKeyBytes)};
}

CipherKeys CipherKeys::Derived(std::string_view purpose, std::string_view salt) const {
  const HmacSm3::Digest encrypts =
      HmacSm3(mac_key.bytes(), "derive cipher key").Of({cipher_key.bytes(), salt, purpose});
  const HmacSm3::Digest tags = HmacSm3(mac_key.bytes(), "derive mac key").Of({salt, purpose});
  return {cipher, Secret({encrypts.data(), CipherKeyBytes(cipher)}), Secret({tags.data(), kMacKeyBytes})};
}

void Aead::Free::operator()(evp_cipher_ctx_st* context) const { EVP_CIPHER_CTX_free(context); }

Aead::Aead(const CipherKeys& keys, std::string label)
    : cipher_(keys.cipher),
      label_(std::move(label)),
      mac_(keys.mac_key.bytes(), label_),
      encrypt_(Keyed(cipher_, keys.cipher_key, true)),
      decrypt_(cipher_ == Cipher::kAes ? Keyed(cipher_, keys.cipher_key, false) : nullptr) {}

void Aead::Sm4(std::string_view nonce, std::string_view from, char* to) {
  std::array<unsigned char, kCounterBlockBytes> counter{};
  std::copy_n(nonce.begin(), kNonceBytes, counter.begin());
  int written = 0;
  Must(EVP_CipherInit_ex(encrypt_.get(), nullptr, nullptr, nullptr, counter.data(), -1));
  Must(EVP_CipherUpdate(encrypt_.get(), reinterpret_cast<unsigned char*>(to), &written, Bytes(from), Length(from)));
}

HmacSm3::Digest Aead::Tag(std::string_view nonce, std::string_view extra, std::string_view ciphertext) {
  return mac_.Of({extra, nonce, ciphertext});
}

void Aead::Seal(std::string_view nonce, std::string_view extra, std::string_view plain, char* sealed) {
  if (nonce.size() != kNonceBytes) throw std::logic_error("wrong length of a nonce");
  char* tag = sealed + plain.size();
  if (cipher_ == Cipher::kSm4) {
    Sm4(nonce, plain, sealed);
    const HmacSm3::Digest digest = Tag(nonce, extra, {sealed, plain.size()});
    std::copy_n(digest.begin(), kTagBytes, tag);
    return;
  }
  EVP_CIPHER_CTX* context = encrypt_.get();
  int written = 0;
  Must(EVP_EncryptInit_ex(context, nullptr, nullptr, nullptr, Bytes(nonce)));
  Must(EVP_EncryptUpdate(context, nullptr, &written, Bytes(label_), Length(label_)));
  Must(EVP_EncryptUpdate(context, nullptr, &written, Bytes(extra), Length(extra)));
  Must(EVP_EncryptUpdate(context, reinterpret_cast<unsigned char*>(sealed), &written, Bytes(plain), Length(plain)));
  Must(EVP_EncryptFinal_ex(context, reinterpret_cast<unsigned char*>(tag), &written));
  Must(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, static_cast<int>(kTagBytes), tag));
}

bool Aead::Open(std::string_view nonce, std::string_view extra, std::string_view sealed, char* plain) {
  if (nonce.size() != kNonceBytes || sealed.size() < kTagBytes) return false;
  const std::string_view ciphertext = sealed.substr(0, sealed.size() - kTagBytes);
  const std::string_view tag = sealed.substr(ciphertext.size());
  if (cipher_ == Cipher::kSm4) {
    const HmacSm3::Digest digest = Tag(nonce, extra, ciphertext);
    if (!SameBytes({digest.data(), kTagBytes}, tag)) return false;
    Sm4(nonce, ciphertext, plain);
    return true;
  }
  EVP_CIPHER_CTX* context = decrypt_.get();
  std::array<char, kTagBytes> wanted{};
  std::copy(tag.begin(), tag.end(), wanted.begin());
  int written = 0;
  Must(EVP_DecryptInit_ex(context, nullptr, nullptr, nullptr, Bytes(nonce)));
  Must(EVP_DecryptUpdate(context, nullptr, &written, Bytes(label_), Length(label_)));
  Must(EVP_DecryptUpdate(context, nullptr, &written, Bytes(extra), Length(extra)));
  Must(EVP_DecryptUpdate(context, reinterpret_cast<unsigned char*>(plain), &written, Bytes(ciphertext),
                         Length(ciphertext)));
  Must(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, static_cast<int>(kTagBytes), wanted.data()));
  unsigned char rest = 0;
  return EVP_DecryptFinal_ex(context, &rest, &written) == 1;
}

}  // namespace shouwang::seal
