#include "seal/hmac_sm3.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <cstdint>
#include <stdexcept>

#include "seal/secret.h"

namespace shouwang::seal {
namespace {

constexpr size_t kBlockBytes = 64;

const EVP_MD* Sm3() {
  static EVP_MD* const sm3 = EVP_MD_fetch(nullptr, "SM3", nullptr);  // one for the process
  if (sm3 == nullptr) throw std::runtime_error("this OpenSSL has no SM3");
  return sm3;
}

EVP_MD_CTX* NewContext() {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  if (context == nullptr) throw std::bad_alloc();
  return context;
}

void Must(int ok) {
  if (ok != 1) throw std::runtime_error("SM3 failed");
}

}  // namespace

void HmacSm3::Free::operator()(evp_md_ctx_st* context) const { EVP_MD_CTX_free(context); }

HmacSm3::HmacSm3(std::string_view key) : inner_(NewContext()), outer_(NewContext()), work_(NewContext()) {
  if (key.size() > kBlockBytes) throw std::logic_error("key too long");
  std::array<unsigned char, kBlockBytes> inner_pad{};
  std::array<unsigned char, kBlockBytes> outer_pad{};
  for (size_t i = 0; i < kBlockBytes; ++i) {
    const unsigned char byte = i < key.size() ? static_cast<unsigned char>(key[i]) : 0;
    inner_pad[i] = byte ^ 0x36U;
    outer_pad[i] = byte ^ 0x5cU;
  }
  Must(EVP_DigestInit_ex(inner_.get(), Sm3(), nullptr));
  Must(EVP_DigestUpdate(inner_.get(), inner_pad.data(), kBlockBytes));
  Must(EVP_DigestInit_ex(outer_.get(), Sm3(), nullptr));
  Must(EVP_DigestUpdate(outer_.get(), outer_pad.data(), kBlockBytes));
  Wipe(inner_pad.data(), inner_pad.size());
  Wipe(outer_pad.data(), outer_pad.size());
}

HmacSm3::HmacSm3(std::string_view key, std::string_view label) : HmacSm3(key) {
  // The length in front keeps "a" + zero bytes apart from "a".
  const std::array<char, 8> length = NumberBytes(label.size());
  const size_t rest = (length.size() + label.size()) % kBlockBytes;
  const std::string padding(rest == 0 ? 0 : kBlockBytes - rest, '\0');
  for (const std::string_view piece :
       {std::string_view(length.data(), length.size()), label, std::string_view(padding)})
    Must(EVP_DigestUpdate(inner_.get(), piece.data(), piece.size()));
}

HmacSm3::Digest HmacSm3::Of(std::initializer_list<std::string_view> pieces) {
  Digest digest{};
  auto* bytes = reinterpret_cast<unsigned char*>(digest.data());
  Must(EVP_MD_CTX_copy_ex(work_.get(), inner_.get()));
  for (const std::string_view piece : pieces) Must(EVP_DigestUpdate(work_.get(), piece.data(), piece.size()));
  Must(EVP_DigestFinal_ex(work_.get(), bytes, nullptr));
  Must(EVP_MD_CTX_copy_ex(work_.get(), outer_.get()));
  Must(EVP_DigestUpdate(work_.get(), digest.data(), digest.size()));
  Must(EVP_DigestFinal_ex(work_.get(), bytes, nullptr));
  return digest;
}

bool SameBytes(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::array<char, 8> NumberBytes(uint64_t number) {
  std::array<char, 8> bytes{};
  for (size_t i = 0; i < 8; ++i) bytes[i] = static_cast<char>(number >> (56U - 8U * i));
  return bytes;
}

uint64_t BytesNumber(std::string_view bytes) {
  uint64_t number = 0;
  for (const char byte : bytes) number = (number << 8U) | static_cast<uint8_t>(byte);
  return number;
}

}  // namespace shouwang::seal
