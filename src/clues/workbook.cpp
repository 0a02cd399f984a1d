#include "clues/workbook.h"

#include <fmt/format.h>

#include <array>

#include "base/binary_text.h"
#include "base/clock.h"
#include "base/random.h"
#include "base/text.h"
#include "clues/messages.h"
#include "clues/workbook_key.h"
#include "screening/clue_sheets.h"
#include "screening/workbook_messages.h"

namespace shouwang::clues {
namespace {

constexpr size_t kMarkBytes = 5;
constexpr size_t kMarkDigits = kMarkBytes * 2;
// Two bits each; none of them is seen or counted by a spreadsheet, all survive copying.
constexpr std::array<std::string_view, 4> kHidden = {"\u200B", "\u200C", "\u200D", "\u2060"};
constexpr size_t kHiddenBytes = 3;
constexpr size_t kHiddenCount = kMarkDigits * 2;
constexpr size_t kTimeText = 16;  // 2022-05-31T08:00

std::optional<unsigned> HiddenAt(std::string_view text, size_t at) {
  for (unsigned value = 0; value < kHidden.size(); ++value) {
    if (text.substr(at, kHiddenBytes) == kHidden[value]) return value;
  }
  return std::nullopt;
}

}  // namespace

ExportMark MakeExportMark(const std::string& who, const Moment& at) {
  return {HexText(RandomBytes(kMarkBytes)), who, at};
}

std::string MarkText(const ExportMark& mark) {
  std::string time = BeijingTime(mark.at.now_ms).substr(0, kTimeText);
  time[time.find('T')] = ' ';
  return fmt::format(fmt::runtime(message::kWatermark), mark.who, time, mark.number);
}

std::string HiddenMark(const std::string& number) {
  std::string text;
  for (const char c : FromHexText(number).value_or("")) {
    const auto byte = static_cast<unsigned char>(c);
    for (int shift = 6; shift >= 0; shift -= 2) text += kHidden[(byte >> static_cast<unsigned>(shift)) & 3U];
  }
  return text;
}

std::optional<std::string> ReadHiddenMark(std::string_view text) {
  size_t at = 0;
  while (at < text.size() && !HiddenAt(text, at)) ++at;
  std::string bytes;
  unsigned byte = 0;
  for (size_t i = 0; i < kHiddenCount; ++i, at += kHiddenBytes) {
    const std::optional<unsigned> value = HiddenAt(text, at < text.size() ? at : text.size());
    if (!value) return std::nullopt;
    byte = byte << 2U | *value;
    if (i % 4 == 3) bytes += static_cast<char>(byte & 0xFFU);
  }
  return HexText(bytes);
}

tabular::SheetSpec MarkedSheet(std::string name, const ExportMark& mark) {
  tabular::SheetSpec spec;
  spec.name = std::move(name);
  spec.header = screening::message::kConfidential;
  spec.footer = MarkText(mark);
  return spec;
}

Status WriteClueBook(const std::filesystem::path& path, const std::vector<Clue>& clues,
                     const std::vector<policy::Division>& divisions, const ExportMark& mark,
                     const seal::Sealer& sealer) {
  const std::string hidden = HiddenMark(mark.number);
  std::vector<std::string> texts;  // explanation, key and advice of each clue: the rows only view them
  texts.reserve(clues.size() * 3);
  std::vector<screening::ClueRow> rows;
  rows.reserve(clues.size());
  for (const Clue& clue : clues) {
    texts.push_back(clue.explanation + hidden);
    texts.push_back(clue.state == State::kShown ? "" : WorkbookKey(sealer, clue.id, clue.version));
    texts.push_back(clue.state == State::kShown      ? message::kBeside
                    : clue.state == State::kReturned ? fmt::format(fmt::runtime(message::kReturnedWith), clue.remark)
                                                     : clue.rule.advice);
    screening::ClueRow& row = rows.emplace_back();
    row.kind = clue.kind;
    row.rule = clue.rule.id.empty() ? Title(clue.source) : std::string_view(clue.rule.id);
    row.rule_title = clue.rule.title;
    row.rule_risk = clue.rule.risk;
    row.risk = clue.risk;
    row.division_code = clue.division_code;
    row.household_id = clue.household_id;
    row.id_no = clue.person_id;
    row.person = clue.person_name;
    row.explanation = texts[texts.size() - 3];
    row.key = texts[texts.size() - 2];
    row.advice = texts.back();
    row.recommendation = clue.recommendation;
  }
  screening::ClueSheetsHead head;
  head.as_of = BeijingDay(mark.at.now_ms);
  head.title = message::kWorkbookTitle;
  head.run_line = fmt::format(fmt::runtime(message::kExportLine), mark.at.today);
  head.watermark = MarkText(mark);
  head.divisions = &divisions;
  return screening::WriteClueSheets(path, rows, head);
}

}  // namespace shouwang::clues
