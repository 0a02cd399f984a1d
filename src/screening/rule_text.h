// The sentence and the JSON evidence of one finding, from the values of the names its rule mentions.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "policy/pack.h"
#include "policy/parameters.h"
#include "screening/fact_value.h"

namespace shouwang::screening {

// A value that must be fetched for explanations: a fact, a column, or the condition of a rule's note.
struct TextColumn {
  std::string name;
  policy::Type type;
  policy::Entity entity = policy::Entity::kHousehold;
  const policy::Formula* condition = nullptr;
};

// Everything that the sentences and evidence of some rules mention.
class RuleTexts {
 public:
  RuleTexts(const policy::Pack& pack, const std::vector<const policy::Rule*>& rules,
            const policy::ParameterValues& parameters);

  const std::vector<TextColumn>& columns() const { return columns_; }

  // `values` in the order of columns().
  std::string Explain(size_t rule, const std::vector<FactValue>& values) const;
  // `"facts":{…},"parameters":{…}`: without braces, so that the rows can follow.
  std::string EvidenceHead(size_t rule, const std::vector<FactValue>& values) const;

 private:
  struct Part {
    std::string literal;
    int column = -1;                                       // then the value of columns_[column]
    const policy::ResolvedParameter* parameter = nullptr;  // or of a parameter
  };
  struct NoteText {
    int condition = -1;  // index of the note's condition among columns_
    std::vector<Part> parts;
  };
  struct RuleText {
    std::vector<Part> explain;
    std::vector<NoteText> notes;
    std::vector<int> facts;
    std::vector<std::string> parameters;
  };

  int ColumnFor(const TextColumn& column);
  TextColumn Resolve(const std::string& name, policy::Entity level) const;
  std::vector<Part> Compile(const std::string& text, policy::Entity level);
  RuleText CompileRule(const policy::Rule& rule);
  std::string Render(const std::vector<Part>& parts, const std::vector<FactValue>& values) const;
  const policy::ResolvedValue* CaseOf(const policy::ResolvedParameter& parameter,
                                      const std::vector<FactValue>& values) const;
  void AppendParameter(const std::string& name, const std::vector<FactValue>& values, std::string& out) const;

  const policy::Pack& pack_;
  const policy::ParameterValues& parameters_;
  std::vector<TextColumn> columns_;
  std::vector<RuleText> texts_;
};

}  // namespace shouwang::screening
