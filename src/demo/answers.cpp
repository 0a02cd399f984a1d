#include "demo/answers.h"

#include <algorithm>
#include <fstream>
#include <initializer_list>
#include <stdexcept>

namespace shouwang::demo {
namespace {

class CsvOut {
 public:
  explicit CsvOut(const std::filesystem::path& path) : path_(path), out_(path, std::ios::binary) {
    out_ << "\xEF\xBB\xBF";
  }

  void Line(std::initializer_list<std::string_view> fields) {
    bool first = true;
    for (const std::string_view field : fields) {
      if (!first) out_ << ',';
      first = false;
      if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
        out_ << field;
        continue;
      }
      out_ << '"';
      for (const char c : field) {
        if (c == '"') out_ << '"';
        out_ << c;
      }
      out_ << '"';
    }
    out_ << '\n';
  }

  void Close() {
    out_.close();
    if (!out_) throw std::runtime_error("cannot write " + path_.string());
  }

 private:
  std::filesystem::path path_;
  std::ofstream out_;
};

}  // namespace

void AnswerBook::Add(Answers answers) {
  std::move(answers.clues.begin(), answers.clues.end(), std::back_inserter(answers_.clues));
  std::move(answers.households.begin(), answers.households.end(), std::back_inserter(answers_.households));
}

void AnswerBook::Write(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  SortAnswers(answers_);
  CsvOut clues(folder / "clues.csv");
  clues.Line({"rule_id", "kind", "risk_type", "household_id", "id_no", "name", "division_code"});
  for (const Clue& c : answers_.clues) {
    clues.Line({c.rule_id, c.kind, c.risk_type, c.household_id, c.id_no, c.name, c.division_code});
  }
  clues.Close();
  CsvOut households(folder / "households.csv");
  households.Line({"household_id", "division_code", "category", "recommendation", "risks", "clues"});
  for (const HouseholdAnswer& h : answers_.households) {
    households.Line({h.household_id, h.division_code, h.category, h.recommendation, h.risks, h.clues});
  }
  households.Close();
}

void SortRejects(std::vector<Reject>& rejects) {
  std::sort(rejects.begin(), rejects.end(), [](const Reject& a, const Reject& b) {
    return std::tie(a.file, a.sheet, a.row, a.column) < std::tie(b.file, b.sheet, b.row, b.column);
  });
}

void WriteRejects(const std::filesystem::path& folder, const std::vector<Reject>& rejects) {
  std::filesystem::create_directories(folder);
  CsvOut out(folder / "rejects.csv");
  out.Line({"file", "sheet", "row", "column", "value", "code", "action"});
  for (const Reject& r : rejects) {
    out.Line({r.file, r.sheet, std::to_string(r.row), r.column, r.value, r.code, r.action});
  }
  out.Close();
}

}  // namespace shouwang::demo
