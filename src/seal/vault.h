// Files kept encrypted, found by the SHA-256 of their content in the clear: what departments handed in, registry
// snapshots, results of runs, photos. Each is written under a temporary name and renamed when it is on the disk.
//
// Threads: any. Errors: kOutput when a file cannot be written (disk full), kNotFound, kInternal for a tampered file.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace shouwang::seal {

class Vault {
 public:
  virtual ~Vault() = default;
  // Gives the lower-case hexadecimal digest. Keeping the same content again does nothing.
  virtual Result<std::string> Keep(std::string_view content) = 0;
  virtual Result<std::string> Fetch(const std::string& digest) const = 0;
  virtual bool Has(const std::string& digest) const = 0;
  virtual Status Remove(const std::string& digest) = 0;
};

}  // namespace shouwang::seal
