// Passwords: how they are kept (Argon2id, 04-trust.md line 5) and which are good enough (line 1).
//
// HashPassword and VerifyPassword take about 80 ms and 32 MiB each on purpose: never call them inside a read or write
// of the record. Threads: any.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace shouwang::access {

inline constexpr size_t kMostBreached = 50'000'000;  // a gigabyte of memory
inline constexpr int kPasswordsRemembered = 5;       // 04-trust.md line 1

std::string HashPassword(std::string_view password);                      // "$argon2id$…", with a salt of its own
bool VerifyPassword(const std::string& hash, std::string_view password);  // blank hash: false, after the same time

// 16 characters without those that look alike; meets the policy; good for one sign-in.
std::string NewOneTimePassword();

// Passwords everybody tries first: those this file knows, and those of a file that the operator names. Kept as SHA-1,
// which is how such lists are handed around; 20 bytes each.
class BreachedPasswords {
 public:
  BreachedPasswords();
  // One a line: a password in lower case, or the SHA-1 of one in hexadecimal, whatever follows after a colon. kInput
  // when it cannot be read or is longer than kMostBreached lines.
  Status AddFile(const std::string& path);
  // Ignores case, digits and marks around a word, and the usual exchanges (0 for o, @ for a …).
  bool Contains(std::string_view password) const;

 private:
  using Hash = std::array<unsigned char, 20>;
  static Hash HashOf(std::string_view text);
  bool Knows(std::string_view text) const;
  void Sort();

  std::vector<Hash> sorted_;
};

// Length, classes, name, breached list. `earlier` are hashes of the last passwords, the present one among them: slow.
// kInvalid, with every reason in `details`.
Status CheckNewPassword(std::string_view password, const std::string& account_name,
                        const std::vector<std::string>& earlier, const BreachedPasswords& breached);

}  // namespace shouwang::access
