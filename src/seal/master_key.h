// The key that wraps all others: 32 random bytes in a file of its own, readable by its owner only. Internal to the seal
// module. Errors: kInvalid, kNotFound, kOutput.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/result.h"
#include "seal/aead.h"

namespace shouwang::seal {

class MasterKey {
 public:
  static MasterKey Random();
  static Result<MasterKey> Load(const std::filesystem::path& file);
  Status Save(const std::filesystem::path& file) const;

  // Tells two master keys apart and says nothing about them.
  uint64_t id() const;
  // Both are given the kind of key and its version, so that wrapped keys cannot change places.
  std::string Wrap(Cipher cipher, const std::string& name, std::string_view key) const;
  Result<std::string> Unwrap(Cipher cipher, const std::string& name, const std::string& wrapped) const;
  HmacSm3::Digest RingTag(std::string_view ring) const;
  CipherKeys BackupKeys() const;

 private:
  explicit MasterKey(const Secret& key) : key_(key) {}
  CipherKeys Keys(Cipher cipher, std::string_view purpose) const;

  Secret key_;
};

}  // namespace shouwang::seal
