#include "access/divisions.h"

#include <fmt/format.h>

#include "access/messages.h"
#include "base/division_code.h"
#include "base/text.h"
#include "tabular/table_reader.h"

namespace shouwang::access {
namespace {

constexpr size_t kNone = static_cast<size_t>(-1);

class DivisionSink : public tabular::RowSink {
 public:
  DivisionSink(std::string file, std::string county) : file_(std::move(file)), county_(std::move(county)) {}

  bool BeginSheet(const tabular::SheetInfo& sheet) override { return sheet.index == 0; }
  void EndSheet(uint32_t /*last_row*/) override {}

  bool Row(uint32_t row, std::span<const tabular::Cell> cells) override {
    if (!has_header_) {
      for (size_t i = 0; i < cells.size(); ++i) {
        const std::string title = WithoutBlanks(cells[i].text);
        if (title == message::kDivisionCode) code_ = i;
        if (title == message::kDivisionName) name_ = i;
      }
      has_header_ = true;
      return IsMatched();
    }
    const std::string text = code_ < cells.size() ? CleanText(cells[code_].text) : std::string();
    const std::string name = name_ < cells.size() ? CleanText(cells[name_].text) : std::string();
    if (!text.empty() || !name.empty()) Take(row, text, name);
    return true;
  }

  bool IsMatched() const { return code_ != kNone && name_ != kNone; }
  Errors& errors() { return errors_; }
  std::map<std::string, std::string>& names() { return names_; }

 private:
  void Refuse(uint32_t row, std::string what, const char* hint) {
    errors_.push_back({ErrorCode::kInput, std::move(what), fmt::format(message::kRowOfFile, file_, row), hint, {}});
  }

  void Take(uint32_t row, const std::string& text, const std::string& name) {
    const std::optional<std::string> code = NormalizeDivisionCode(text);
    if (!code) return Refuse(row, fmt::format(message::kDivisionBad, text), message::kDivisionBadHint);
    if (!code->starts_with(county_)) {
      return Refuse(row, fmt::format(message::kDivisionOutside, *code, county_), message::kDivisionOutsideHint);
    }
    if (name.empty()) return Refuse(row, fmt::format(message::kDivisionNoName, *code), "");
    const auto [at, added] = names_.try_emplace(*code, name);
    if (!added && at->second != name) Refuse(row, fmt::format(message::kDivisionTwice, *code), "");
  }

  std::string file_;
  std::string county_;
  bool has_header_ = false;
  size_t code_ = kNone;
  size_t name_ = kNone;
  Errors errors_;
  std::map<std::string, std::string> names_;  // by code
};

}  // namespace

std::string NameOf(const std::map<std::string, std::string>& names, const std::string& code) {
  const auto name = names.find(code);
  return name == names.end() ? code : name->second;
}

Result<std::vector<Division>> ReadDivisions(const std::filesystem::path& path, const std::string& county) {
  if (county.size() != 6 || !IsAsciiDigits(county)) {
    return Fail(ErrorCode::kUsage, fmt::format(message::kCountyBad, county), {}, message::kCountyBadHint);
  }
  const std::string file = path.filename().string();
  DivisionSink sink(file, county);
  if (Status status = tabular::ReadTable(path, {}, sink); !status) return Fail(std::move(status).error());
  if (!sink.IsMatched()) return Fail(ErrorCode::kInput, message::kDivisionsHeader, file, message::kDivisionsHeaderHint);
  if (!sink.errors().empty()) {
    Error error = sink.errors().front();
    error.details = std::move(sink.errors());
    return Fail(std::move(error));
  }

  std::map<std::string, std::string>& names = sink.names();
  std::map<std::string, std::string> above = {{WholeDivisionCode(county), county}};
  for (const auto& [code, name] : names) above.try_emplace(TownCodeOf(code), TownOf(code));
  names.merge(above);
  std::vector<Division> divisions;
  bool has_village = false;
  for (const auto& [code, name] : names) {
    const bool is_county = code == WholeDivisionCode(county);
    const bool is_town = !is_county && code == TownCodeOf(code);
    has_village |= !is_county && !is_town;
    std::string parent = is_county ? "" : is_town ? CountyCodeOf(code) : TownCodeOf(code);
    divisions.push_back({code, name, std::move(parent)});
  }
  if (!has_village) return Fail(ErrorCode::kInput, message::kDivisionsEmpty, file);
  return divisions;
}

}  // namespace shouwang::access
