// Resident identity numbers (公民身份号码) after GB 11643-1999: 17 digits and an ISO 7064 MOD 11-2 check character.
//
// A valid id is kept as its first 17 digits in an integer: the check character follows from them, and joins on
// integers are cheap. The division code in the first six digits is not checked: codes of abolished counties stay valid.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace shouwang {

class ResidentId {
 public:
  constexpr ResidentId() = default;
  constexpr explicit ResidentId(int64_t body) : body_(body) {}

  // The 17 leading digits as an integer; 0 means "no id".
  constexpr int64_t body() const { return body_; }

  std::string Text() const;  // 18 characters
  std::optional<Date> Birth() const;
  bool IsMale() const { return body_ % 10 % 2 == 1; }  // the 17th digit: odd = male

  // The check character that belongs to 17 digits.
  static char CheckCharacter(int64_t body);

  // `text` is already normalised: 17 digits and a digit or `X`. Valid as in NQ-01 (03-contracts.md section 2):
  // length, real birth date in [1900-01-01, as_of], check character.
  static std::optional<ResidentId> FromText(std::string_view text, Date as_of);

  auto operator<=>(const ResidentId&) const = default;

 private:
  int64_t body_ = 0;
};

enum class IdState : uint8_t {
  kValid,
  kBlank,          // nothing was given
  kPrecisionLost,  // 16 or more digits that went through a floating-point number: lost for good
  kInvalid,
};

// What became of an id cell.
struct CleanId {
  IdState state = IdState::kBlank;
  ResidentId id;          // when kValid
  std::string text;       // the cleaned text, whatever the state
  bool cleaned = false;   // blanks, apostrophes, width, case or a wrapping ="…" were removed
  bool upgraded = false;  // 15 digits became 18
  bool trimmed = false;   // a disability certificate number was cut to its 18 leading characters
};

// Normalises a *text* cell of an id column and validates it (03-contracts.md section 1, Values, Ids).
CleanId ParseResidentId(std::string_view raw, Date as_of);

// 15 digits (two-digit year, no check character) to 18 when the result is valid.
std::optional<ResidentId> UpgradeFifteen(std::string_view digits, Date as_of);

// First 6 and last 4 characters, the middle as `*`; short text is masked wholly but for its first character.
std::string MaskId(std::string_view text);

}  // namespace shouwang
