#include "access/password.h"

#include <argon2.h>
#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>

#include "access/breached_words.h"
#include "access/messages.h"
#include "base/binary_text.h"
#include "base/random.h"
#include "base/text.h"

namespace shouwang::access {
namespace {

constexpr uint32_t kPasses = 2;
constexpr uint32_t kMemoryKib = 32U << 10U;
constexpr uint32_t kLanes = 1;
constexpr size_t kSaltBytes = 16;
constexpr size_t kHashBytes = 32;
constexpr size_t kLeastCharacters = 10;
constexpr size_t kMostBytes = 512;  // longer ones cost time and gain nothing
constexpr int kLeastClasses = 3;
constexpr size_t kOneTimeCharacters = 16;
constexpr size_t kLeastCore = 3;        // letters between the digits of 2022aa0531!
constexpr size_t kLeastNameInside = 3;  // shorter names stand in every other password

std::string Lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

int CountClasses(std::string_view password) {
  bool lower = false;
  bool upper = false;
  bool digit = false;
  bool other = false;
  for (const char c : password) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::islower(byte) != 0) {
      lower = true;
    } else if (std::isupper(byte) != 0) {
      upper = true;
    } else if (std::isdigit(byte) != 0) {
      digit = true;
    } else {
      other = true;
    }
  }
  return int{lower} + int{upper} + int{digit} + int{other};
}

// The word people had in mind: lower case, exchanges undone, digits and marks at the ends cut off.
std::string Core(std::string_view password) {
  std::string text = Lower(password);
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto first = std::find_if(text.begin(), text.end(), is_letter);
  const auto last = std::find_if(text.rbegin(), text.rend(), is_letter).base();
  if (first >= last) return {};
  std::string core(first, last);
  constexpr std::array<std::pair<char, char>, 7> kExchanges = {
      {{'0', 'o'}, {'1', 'l'}, {'3', 'e'}, {'4', 'a'}, {'5', 's'}, {'@', 'a'}, {'$', 's'}}};
  for (char& c : core) {
    for (const auto& [written, meant] : kExchanges) {
      if (c == written) c = meant;
    }
  }
  return core;
}

// 1234567890, 1111111111, qwertyuiop, a1a1a1a1a1: every step from one character to the next repeats or counts.
bool IsRun(std::string_view password) {
  if (password.size() < 2) return true;
  size_t plain = 0;
  for (size_t i = 1; i < password.size(); ++i) {
    const int step = password[i] - password[i - 1];
    const bool again = i >= 2 && password[i] == password[i - 2];
    if ((step >= -1 && step <= 1) || again) ++plain;
  }
  return plain * 10 >= (password.size() - 1) * 8;
}

}  // namespace

std::string HashPassword(std::string_view password) {
  const std::string salt = RandomBytes(kSaltBytes);
  std::string encoded(argon2_encodedlen(kPasses, kMemoryKib, kLanes, kSaltBytes, kHashBytes, Argon2_id), '\0');
  const int rc = argon2id_hash_encoded(kPasses, kMemoryKib, kLanes, password.data(), password.size(), salt.data(),
                                       salt.size(), kHashBytes, encoded.data(), encoded.size());
  if (rc != ARGON2_OK) throw std::runtime_error(fmt::format("Argon2id: {}", argon2_error_message(rc)));
  encoded.resize(encoded.find('\0'));
  return encoded;
}

bool VerifyPassword(const std::string& hash, std::string_view password) {
  // An unknown user is checked against this one, so that the answer takes as long (04-trust.md line 5).
  static const std::string kNobody = HashPassword(RandomBytes(kSaltBytes));
  const std::string& against = hash.empty() ? kNobody : hash;
  const int rc = argon2id_verify(against.c_str(), password.data(), password.size());
  if (rc == ARGON2_OK) return !hash.empty();
  if (rc == ARGON2_VERIFY_MISMATCH) return false;
  throw std::runtime_error(fmt::format("Argon2id: {}", argon2_error_message(rc)));
}

std::string NewOneTimePassword() {
  constexpr std::string_view kAlphabet = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  while (true) {
    std::string password;
    while (password.size() < kOneTimeCharacters) {
      for (const char c : RandomBytes(kOneTimeCharacters)) {
        // Bytes beyond the last whole multiple are thrown away: every character is equally likely.
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 256 / kAlphabet.size() * kAlphabet.size()) continue;
        if (password.size() < kOneTimeCharacters) password += kAlphabet[byte % kAlphabet.size()];
      }
    }
    if (CountClasses(password) >= kLeastClasses) return password;
  }
}

BreachedPasswords::BreachedPasswords() {
  std::istringstream words{std::string(kBreachedWords)};
  for (std::string word; words >> word;) sorted_.push_back(HashOf(word));
  Sort();
}

BreachedPasswords::Hash BreachedPasswords::HashOf(std::string_view text) {
  Hash hash{};
  if (EVP_Digest(text.data(), text.size(), hash.data(), nullptr, EVP_sha1(), nullptr) != 1) {
    throw std::runtime_error("SHA-1 is not available");
  }
  return hash;
}

bool BreachedPasswords::Knows(std::string_view text) const {
  return std::binary_search(sorted_.begin(), sorted_.end(), HashOf(text));
}

void BreachedPasswords::Sort() {
  std::sort(sorted_.begin(), sorted_.end());
  sorted_.erase(std::unique(sorted_.begin(), sorted_.end()), sorted_.end());
}

Status BreachedPasswords::AddFile(const std::string& path) {
  std::ifstream file(path);
  if (!file) return Fail(ErrorCode::kInput, message::kBreachedUnreadable, path, message::kBreachedUnreadableHint);
  for (std::string line; std::getline(file, line);) {
    if (line.ends_with('\r')) line.pop_back();
    const std::string word = Lower(TrimAscii(line));
    if (word.empty()) continue;
    if (sorted_.size() >= kMostBreached) {
      return Fail(ErrorCode::kInput, fmt::format(message::kBreachedLong, kMostBreached), path,
                  message::kBreachedLongHint);
    }
    const std::string_view digits = std::string_view(word).substr(0, word.find(':'));
    const std::optional<std::string> bytes = FromHexText(digits);
    if (bytes && bytes->size() == Hash().size()) {
      Hash hash{};
      std::copy(bytes->begin(), bytes->end(), hash.begin());
      sorted_.push_back(hash);
    } else {
      sorted_.push_back(HashOf(word));
    }
  }
  if (file.bad()) return Fail(ErrorCode::kInput, message::kBreachedUnreadable, path, message::kBreachedUnreadableHint);
  Sort();
  return {};
}

bool BreachedPasswords::Contains(std::string_view password) const {
  if (IsRun(Lower(password)) || Knows(password) || Knows(Lower(password))) return true;
  const bool ascii =
      std::all_of(password.begin(), password.end(), [](char c) { return static_cast<signed char>(c) > 0; });
  if (!ascii) return false;
  const std::string core = Core(password);
  return core.size() < kLeastCore || Knows(core);
}

Status CheckNewPassword(std::string_view password, const std::string& account_name,
                        const std::vector<std::string>& earlier, const BreachedPasswords& breached) {
  Errors reasons;
  const auto refuse = [&](const char* reason) { reasons.push_back({ErrorCode::kInvalid, reason, "password", {}, {}}); };
  if (CodePointCount(password) < kLeastCharacters) refuse(message::kPasswordShort);
  if (password.size() > kMostBytes) refuse(message::kPasswordLong);
  if (CountClasses(password) < kLeastClasses) refuse(message::kPasswordClasses);
  const std::string name = Lower(account_name);
  if (name.size() >= kLeastNameInside && Lower(password).find(name) != std::string::npos) {
    refuse(message::kPasswordName);
  }
  if (breached.Contains(password)) refuse(message::kPasswordBreached);
  if (reasons.empty()) {
    const size_t count = std::min<size_t>(earlier.size(), kPasswordsRemembered);
    const bool used = std::any_of(earlier.begin(), earlier.begin() + static_cast<std::ptrdiff_t>(count),
                                  [&](const std::string& hash) { return VerifyPassword(hash, password); });
    if (used) refuse(message::kPasswordUsed);
  }
  if (reasons.empty()) return {};
  Error error{ErrorCode::kInvalid, message::kPasswordWeak, "password", message::kPasswordHint, std::move(reasons)};
  return Fail(std::move(error));
}

}  // namespace shouwang::access
