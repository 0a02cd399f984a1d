// Sealing of personal values for the store (03 and 04-trust.md lines 19-21): SM4-CTR with an HMAC-SM3 tag over
// ciphertext, key number and place; AES-256-GCM as an option of the key ring. A place is "table.column/row number": a
// value moved to another row or column no longer opens.
//
// Threads: all calls are const and may run on several threads. Errors: SealError (a bug, a wrong key, or a tampered
// value: the text says which place, never the value).
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace shouwang::seal {

class SealError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Where a sealed value stands. `column` is a literal such as "person.id_no".
struct Place {
  std::string_view column;
  int64_t row = 0;
};

class Sealer {
 public:
  virtual ~Sealer() = default;
  // Text safe for a TEXT column; blank stays blank. Sealing the same value twice gives two texts.
  virtual std::string Seal(Place place, std::string_view value) const = 0;
  virtual std::string Open(Place place, std::string_view sealed) const = 0;
  // Number by which an exact value is found without opening it: keyed, the same for the same kind ("id", "phone",
  // "account") and value; never 0; 0 for a blank value.
  virtual int64_t BlindIndex(std::string_view kind, std::string_view value) const = 0;
  // HMAC-SM3 under the audit key, 32 bytes.
  virtual std::string AuditMac(std::string_view bytes) const = 0;
};

}  // namespace shouwang::seal
