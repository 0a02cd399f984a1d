// The Vault in a folder: FOLDER/ab/<64 hexadecimal digits>, each file a sealed stream (seal/sealed_stream.h).
//
// A file's name is an HMAC of its content's SHA-256, so that the names do not tell whether a known file is kept. What
// is being written stands beside it, sealed too, under a name ending in ".part"; a process that was killed leaves one
// behind, which RemoveUnfinished() takes away (04-trust.md lines 19 and 22).
//
// Threads: any; several processes may use one folder. Follows the key ring as the Sealer does: a file sealed under a
// key that is not known makes it read the ring again.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "seal/durable_file.h"
#include "seal/ring_follower.h"
#include "seal/sealed_stream.h"
#include "seal/vault.h"

namespace shouwang::seal {

class FileVault final : public Vault {
 public:
  // `clock` must outlive it. Errors as of KeyRing::Load.
  static Result<std::unique_ptr<FileVault>> Open(const std::filesystem::path& folder, const KeyFiles& keys,
                                                 const Clock& clock);

  Result<std::string> Keep(std::string_view content) override;
  Result<std::string> Fetch(const std::string& digest) const override;
  bool Has(const std::string& digest) const override;
  Status Remove(const std::string& digest) override;

  // For the one process that writes, before it begins.
  Status RemoveUnfinished();
  // Names of all files (not their digests), in order.
  Result<std::vector<std::string>> Names() const;
  // The content of a file by its name, proven to be what the name stands for; kInternal when it is not.
  Result<std::string> FetchNamed(const std::string& name) const;
  // Seals a file anew when it is not under the ring's current key; whether it was needed.
  Result<bool> SealAnew(const std::string& name);
  std::filesystem::path PathOf(const std::string& name) const;

 private:
  FileVault(std::filesystem::path folder, std::unique_ptr<RingFollower> rings);

  std::string NameOf(const std::string& digest) const;
  Status Write(const std::string& name, std::string_view content) const;
  Result<std::string> Read(const std::string& name, uint64_t* key_id) const;
  std::optional<StreamKey> KeyOf(uint64_t id) const;
  Result<FileLock> Lock() const;

  const std::filesystem::path folder_;
  const std::unique_ptr<RingFollower> rings_;
};

}  // namespace shouwang::seal
