#include "screening/division_names.h"

#include <set>

#include "base/division_code.h"
#include "base/text.h"
#include "screening/messages.h"
#include "tabular/table_reader.h"

namespace shouwang::screening {
namespace {

class NameSink : public tabular::RowSink {
 public:
  explicit NameSink(policy::Pack& pack) : pack_(pack) {
    for (const policy::Division& division : pack.divisions) known_.insert(division.code);
  }

  bool BeginSheet(const tabular::SheetInfo& sheet) override { return sheet.index == 0; }
  void EndSheet(uint32_t /*last_row*/) override {}

  bool Row(uint32_t /*row*/, std::span<const tabular::Cell> cells) override {
    if (!has_header_) {
      for (size_t i = 0; i < cells.size(); ++i) {
        const std::string title = WithoutBlanks(cells[i].text);
        if (title == message::kDivisionCode) code_ = i;
        if (title == message::kDivisionName) name_ = i;
      }
      has_header_ = true;
      return IsMatched();
    }
    if (code_ >= cells.size() || name_ >= cells.size()) return true;
    const std::optional<std::string> code = NormalizeDivisionCode(CleanText(cells[code_].text));
    if (code && known_.insert(*code).second) pack_.divisions.push_back({*code, CleanText(cells[name_].text)});
    return true;
  }

  bool IsMatched() const { return code_ != kNone && name_ != kNone; }

 private:
  static constexpr size_t kNone = static_cast<size_t>(-1);
  policy::Pack& pack_;
  std::set<std::string> known_;
  bool has_header_ = false;
  size_t code_ = kNone;
  size_t name_ = kNone;
};

}  // namespace

Status AddDivisionNames(const std::filesystem::path& path, policy::Pack& pack) {
  NameSink sink(pack);
  Status status = tabular::ReadTable(path, {}, sink);
  if (status && !sink.IsMatched()) {
    return Fail(ErrorCode::kInput, message::kDivisionsHeader, path.filename().string(), message::kDivisionsHeaderHint);
  }
  return status;
}

}  // namespace shouwang::screening
