// The keys of one county (04-trust.md lines 19-20). They stand outside the database, in DIR/keys/ring.json, each
// wrapped by the master key in DIR/keys/master.key; SHOUWANG_MASTER_KEY_FILE names another place for that file.
//
// Data keys have versions: new values are sealed under the latest, older ones stay until every value was sealed anew.
// The index and audit keys have one version for good: blind indexes and the audit chain rest on them.
//
// A KeyRing is a value in memory, wiped when it goes; it does not follow changes of the file. Changes of the file are
// made one process after another and are there in whole or not at all. Errors: kInvalid for a wrong master key or a
// ring that was tampered with (nothing else is said), kConflict when keys would be overwritten, kOutput, kNotFound.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "seal/aead.h"

namespace shouwang::seal {

struct KeyFiles {
  std::filesystem::path ring;
  std::filesystem::path master;
};

KeyFiles KeyFilesOf(const std::filesystem::path& directory);

class KeyRing {
 public:
  using Version = uint16_t;

  // New keys. `files` must not exist; their folders are made. `now_ms` is noted beside the key; 0: not known.
  static Status Create(const KeyFiles& files, Cipher cipher, int64_t now_ms = 0);
  static Result<KeyRing> Load(const KeyFiles& files);

  // A new data key under which values are sealed from now on.
  static Result<Version> AddDataKey(const KeyFiles& files, int64_t now_ms = 0);
  // The same keys under a new master key, which takes the place of the old one. Backups made before still need the old.
  static Status ReplaceMasterKey(const KeyFiles& files);
  // Puts a ring (the bytes of a ring.json made under the same master key) where there is none.
  static Status Install(const KeyFiles& files, std::string_view ring);

  Cipher cipher() const { return cipher_; }
  Version current() const { return data_keys_.rbegin()->first; }
  const std::map<Version, CipherKeys>& data_keys() const { return data_keys_; }
  const Secret& index_key() const { return index_key_; }
  const Secret& audit_key() const { return audit_key_; }
  // For what must open with nothing but the master key: backups.
  const CipherKeys& backup_key() const { return backup_key_; }
  uint64_t backup_key_id() const { return master_id_; }

 private:
  friend struct RingFile;

  Cipher cipher_ = Cipher::kSm4;
  std::map<Version, CipherKeys> data_keys_;
  std::map<Version, int64_t> made_ms_;  // 0: not noted
  Secret index_key_;
  Secret audit_key_;
  CipherKeys backup_key_;
  uint64_t master_id_ = 0;
};

// What may be shown of a ring, read without the master key and thus unproven: no key material.
struct RingFacts {
  struct DataKey {
    KeyRing::Version version = 0;
    int64_t made_ms = 0;  // 0: made before that was noted
  };
  std::string cipher;              // sm4, aes-256-gcm
  std::vector<DataKey> data_keys;  // oldest first; values are sealed under the last
  bool has_master = false;         // the file of the master key is there
  bool rotating = false;           // a change of keys was begun and is not at its end
};
Result<RingFacts> ReadRingFacts(const KeyFiles& files);

// Stands beside the ring while keys are changed.
std::filesystem::path RotationMark(const KeyFiles& files);

// The backup key of a master key alone, for opening a backup where no ring is yet.
struct BackupKey {
  uint64_t id = 0;
  CipherKeys keys;
};
Result<BackupKey> LoadBackupKey(const std::filesystem::path& master);

}  // namespace shouwang::seal
