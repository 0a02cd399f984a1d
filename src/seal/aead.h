// Authenticated encryption under one key: SM4-CTR (GM/T 0002), then HMAC-SM3 over label, extra, nonce and ciphertext,
// cut to 16 bytes; or AES-256-GCM with label and extra as its additional data. Internal to the seal module.
//
// A nonce must never be used twice under one cipher key. `extra` must have the same length in all uses of one label.
// Threads: one object belongs to one thread. Errors: std::runtime_error when OpenSSL fails.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "seal/hmac_sm3.h"
#include "seal/secret.h"

struct evp_cipher_ctx_st;

namespace shouwang::seal {

enum class Cipher : uint8_t { kSm4, kAes };

inline constexpr size_t kNonceBytes = 12;
inline constexpr size_t kTagBytes = 16;

struct CipherKeys {
  Cipher cipher = Cipher::kSm4;
  Secret cipher_key;  // 16 bytes for SM4, 32 for AES
  Secret mac_key;     // 32 bytes; with AES it only derives other keys

  static CipherKeys Random(Cipher cipher);
  // Keys of their own for one purpose and salt.
  CipherKeys Derived(std::string_view purpose, std::string_view salt) const;
};

class Aead {
 public:
  Aead(const CipherKeys& keys, std::string label);

  // Writes the ciphertext and the tag: plain.size() + kTagBytes bytes.
  void Seal(std::string_view nonce, std::string_view extra, std::string_view plain, char* sealed);
  // False when anything was changed; then `plain` holds nothing to be used. Writes sealed.size() - kTagBytes bytes.
  bool Open(std::string_view nonce, std::string_view extra, std::string_view sealed, char* plain);

 private:
  struct Free {
    void operator()(evp_cipher_ctx_st* context) const;
  };
  using Context = std::unique_ptr<evp_cipher_ctx_st, Free>;

  void Sm4(std::string_view nonce, std::string_view from, char* to);
  HmacSm3::Digest Tag(std::string_view nonce, std::string_view extra, std::string_view ciphertext);

  Cipher cipher_;
  std::string label_;
  HmacSm3 mac_;
  Context encrypt_;
  Context decrypt_;  // AES only: CTR is its own inverse
};

}  // namespace shouwang::seal
