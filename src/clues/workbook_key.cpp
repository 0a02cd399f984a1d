#include "clues/workbook_key.h"

#include <fmt/format.h>

#include <charconv>

namespace shouwang::clues {
namespace {

// A number without sign or leading zeros, up to `end`.
std::optional<int64_t> TakeNumber(std::string_view& text) {
  int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || value <= 0) return std::nullopt;
  text.remove_prefix(static_cast<size_t>(end - text.data()));
  return value;
}

}  // namespace

std::string WorkbookKey(const seal::Sealer& sealer, int64_t clue, int64_t version) {
  const std::string head = fmt::format("{}-{}", clue, version);
  const auto check = static_cast<uint32_t>(static_cast<uint64_t>(sealer.BlindIndex("workbook-key", head)));
  return fmt::format("{}-{:08x}", head, check);
}

std::optional<std::pair<int64_t, int64_t>> ReadWorkbookKey(const seal::Sealer& sealer, std::string_view key) {
  std::string_view rest = key;
  const std::optional<int64_t> clue = TakeNumber(rest);
  if (!clue || !rest.starts_with('-')) return std::nullopt;
  rest.remove_prefix(1);
  const std::optional<int64_t> version = TakeNumber(rest);
  if (!version || WorkbookKey(sealer, *clue, *version) != key) return std::nullopt;
  return std::pair(*clue, *version);
}

}  // namespace shouwang::clues
