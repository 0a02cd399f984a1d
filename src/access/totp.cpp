#include "access/totp.h"

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <stdexcept>

#include "access/messages.h"
#include "base/random.h"

namespace shouwang::access {
namespace {

constexpr size_t kSecretBytes = 20;
constexpr int64_t kStepMs = 30'000;
constexpr int64_t kWindow = 1;  // neighbours accepted: clocks differ, people type slowly
constexpr int kDigits = 6;

std::string PercentEncoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
                       byte == '-' || byte == '_' || byte == '.';
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return out;
}

}  // namespace

std::string NewTotpSecret() { return RandomBytes(kSecretBytes); }

std::string Base32Text(std::string_view bytes) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  uint32_t buffer = 0;
  int bits = 0;
  for (const char c : bytes) {
    buffer = (buffer << 8U) | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 5; bits -= 5) out += kAlphabet[(buffer >> static_cast<uint32_t>(bits - 5)) & 31U];
  }
  if (bits > 0) out += kAlphabet[(buffer << static_cast<uint32_t>(5 - bits)) & 31U];
  return out;
}

std::string TotpUri(std::string_view secret, const std::string& account) {
  const std::string issuer = PercentEncoded(message::kIssuer);
  return fmt::format("otpauth://totp/{}:{}?secret={}&issuer={}&algorithm=SHA1&digits={}&period={}", issuer,
                     PercentEncoded(account), Base32Text(secret), issuer, kDigits, kStepMs / 1000);
}

int64_t TotpStep(int64_t time_ms) { return time_ms / kStepMs; }

std::string TotpCode(std::string_view secret, int64_t step, int digits) {
  std::array<unsigned char, 8> counter{};
  for (size_t i = 0; i < counter.size(); ++i) {
    counter[counter.size() - 1 - i] = static_cast<unsigned char>(static_cast<uint64_t>(step) >> (8 * i));
  }
  std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
  unsigned length = 0;
  if (HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(), mac.data(),
           &length) == nullptr) {
    throw std::runtime_error("HMAC-SHA-1 failed");
  }
  const size_t offset = mac[length - 1] & 15U;
  const uint32_t number = ((mac[offset] & 127U) << 24U) | (static_cast<uint32_t>(mac[offset + 1]) << 16U) |
                          (static_cast<uint32_t>(mac[offset + 2]) << 8U) | mac[offset + 3];
  uint32_t modulus = 1;
  for (int i = 0; i < digits; ++i) modulus *= 10;
  return fmt::format("{:0{}}", number % modulus, digits);
}

std::optional<int64_t> MatchTotp(std::string_view secret, std::string_view code, int64_t time_ms, int64_t last_step) {
  if (code.size() != kDigits) return std::nullopt;
  std::optional<int64_t> match;
  const int64_t now = TotpStep(time_ms);
  for (int64_t step = now - kWindow; step <= now + kWindow; ++step) {
    const bool same = CRYPTO_memcmp(TotpCode(secret, step).data(), code.data(), kDigits) == 0;
    if (same && step > last_step && !match) match = step;
  }
  return match;
}

}  // namespace shouwang::access
