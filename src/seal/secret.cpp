#include "seal/secret.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <algorithm>
#include <stdexcept>

namespace shouwang::seal {

Secret::Secret(std::string_view bytes) : size_(bytes.size()) {
  if (bytes.size() > kMostBytes) throw std::logic_error("key too long");
  std::copy(bytes.begin(), bytes.end(), bytes_.begin());
}

Secret::~Secret() { Wipe(bytes_.data(), bytes_.size()); }

Secret Secret::Random(size_t size) {
  Secret secret;
  if (size > kMostBytes) throw std::logic_error("key too long");
  if (RAND_priv_bytes(secret.bytes_.data(), static_cast<int>(size)) != 1) throw std::runtime_error("no random bytes");
  secret.size_ = size;
  return secret;
}

void Wipe(void* bytes, size_t size) { OPENSSL_cleanse(bytes, size); }

}  // namespace shouwang::seal
