#include "registry/pinyin.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>
#include <stdexcept>
#include <unordered_map>

#include "base/text.h"
#include "registry/pinyin_words.h"

namespace shouwang::registry {
namespace {

// Transliterating is slow and names use few thousand characters, so each thread remembers what it has seen.
class InitialOfCharacter {
 public:
  InitialOfCharacter() {
    UErrorCode status = U_ZERO_ERROR;
    transliterator_.reset(icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Upper", UTRANS_FORWARD, status));
    if (U_FAILURE(status) || transliterator_ == nullptr) throw std::runtime_error("ICU has no Han-Latin");
  }

  char Of(char32_t code_point) {  // 0: nothing to search by
    if (code_point < 0x80) return Ascii(code_point);
    const auto known = known_.find(code_point);
    if (known != known_.end()) return known->second;
    icu::UnicodeString text(static_cast<UChar32>(code_point));
    transliterator_->transliterate(text);
    const char initial = text.isEmpty() ? '\0' : Ascii(static_cast<char32_t>(text.char32At(0)));
    known_.emplace(code_point, initial);
    return initial;
  }

 private:
  static char Ascii(char32_t code_point) {
    if (code_point >= 'a' && code_point <= 'z') return static_cast<char>(code_point - 'a' + 'A');
    const bool kept = (code_point >= 'A' && code_point <= 'Z') || (code_point >= '0' && code_point <= '9');
    return kept ? static_cast<char>(code_point) : '\0';
  }

  std::unique_ptr<icu::Transliterator> transliterator_;
  std::unordered_map<char32_t, char> known_;
};

}  // namespace

std::string PinyinInitials(std::string_view name) {
  thread_local InitialOfCharacter initial_of;
  std::string initials;
  for (const word::SurnameReading& reading : word::kSurnameReadings) {
    if (!name.starts_with(reading.surname)) continue;
    initials = reading.initials;
    name.remove_prefix(reading.surname.size());
    break;
  }
  for (size_t at = 0; at < name.size();) {
    const char initial = initial_of.Of(NextCodePoint(name, at));
    if (initial != '\0') initials += initial;
  }
  return initials;
}

}  // namespace shouwang::registry
