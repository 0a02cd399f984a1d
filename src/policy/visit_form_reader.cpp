#include "policy/visit_form_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "policy/messages.h"
#include "policy/toml_choice.h"

namespace shouwang::policy {
namespace {

template <typename T, size_t N>
Choices<T> NamesOf(const T (&values)[N]) {
  Choices<T> choices;
  for (const T value : values) choices.emplace_back(Name(value), value);
  return choices;
}

// Columns of a person in the register that a member's question may begin with.
constexpr const char* kRegisterFields[] = {"health", "labour", "student_status"};

class VisitFormReader {
 public:
  VisitFormReader(Pack& pack, Errors& errors) : pack_(pack), errors_(errors) {}

  void ReadForm(const TomlTable& table) {
    table.RefuseOthers({"id", "title", "source", "where", "purpose", "section", "item"}, errors_);
    VisitForm form;
    form.id = table.String("id", errors_, true);
    form.title = table.String("title", errors_, true);
    ReadCitation(table, form.source, form.where);
    for (const TomlTable& purpose : table.Tables("purpose", errors_)) form.purposes.push_back(ReadPurpose(purpose));
    for (const TomlTable& section : table.Tables("section", errors_)) form.sections.push_back(ReadSection(section));
    for (const TomlTable& item : table.Tables("item", errors_)) form.items.push_back(ReadItem(item));
    if (form.purposes.empty()) Say(table, "purpose", message::kVisitNothing, "purpose", errors_);
    if (form.sections.empty()) Say(table, "section", message::kVisitNothing, "section", errors_);
    if (form.items.empty()) Say(table, "item", message::kVisitNothing, "item", errors_);
    pack_.visit_form = std::move(form);
  }

  void ReadRound(const TomlTable& table) {
    table.RefuseOthers({"who", "every", "title", "source", "where"}, errors_);
    VisitRound round;
    round.who = Choose(table, "who", NamesOf(kVisitWhos), VisitWho::kMonitored, true, errors_);
    round.every = Choose(table, "every", NamesOf(kVisitEverys), VisitEvery::kMonth, true, errors_);
    round.title = table.String("title", errors_, true);
    ReadCitation(table, round.source, round.where);
    std::erase_if(pack_.visit_rounds, [&](const VisitRound& other) { return other.who == round.who; });
    pack_.visit_rounds.push_back(std::move(round));
  }

 private:
  void ReadCitation(const TomlTable& table, std::string& source, std::string& where) {
    source = table.String("source", errors_, true);
    where = table.String("where", errors_);
    if (pack_.FindSource(source) == nullptr) Say(table, "source", message::kUnknownSource, source, errors_);
  }

  VisitPurpose ReadPurpose(const TomlTable& table) {
    table.RefuseOthers({"name", "title", "procedure", "paper", "signature", "photos"}, errors_);
    VisitPurpose purpose;
    purpose.name = Fresh(table, "name");
    purpose.title = table.String("title", errors_, true);
    if (table.Has("procedure")) {
      purpose.procedure =
          Choose(table, "procedure", NamesOf(kProcedureKinds), ProcedureKind::kIdentification, true, errors_);
    }
    purpose.paper = table.String("paper", errors_, purpose.procedure.has_value());
    const auto same = [&](const PaperKind& paper) { return paper.name == purpose.paper; };
    if (!purpose.paper.empty() && std::none_of(pack_.papers.begin(), pack_.papers.end(), same)) {
      Say(table, "paper", message::kUnknownPaper, purpose.paper, errors_);
    }
    purpose.signature = table.Bool("signature", errors_);
    purpose.photos = table.Integer("photos", 0, errors_);
    return purpose;
  }

  VisitSection ReadSection(const TomlTable& table) {
    table.RefuseOthers({"id", "title", "of", "question"}, errors_);
    VisitSection section;
    section.id = Fresh(table, "id");
    section.title = table.String("title", errors_, true);
    section.of_member =
        Choose(table, "of", Choices<bool>{{"household", false}, {"member", true}}, false, false, errors_);
    for (const TomlTable& question : table.Tables("question", errors_)) {
      section.questions.push_back(ReadQuestion(question, section.of_member));
    }
    if (section.questions.empty()) Say(table, "question", message::kVisitNothing, "question", errors_);
    return section;
  }

  VisitQuestion ReadQuestion(const TomlTable& table, bool of_member) {
    table.RefuseOthers({"name", "title", "type", "values", "choices", "concern", "required", "register", "unit"},
                       errors_);
    VisitQuestion question;
    question.name = Fresh(table, "name");
    question.title = table.String("title", errors_, true);
    question.type = Choose(table, "type", NamesOf(kAnswerTypes), AnswerType::kText, true, errors_);
    ReadValues(table, question);
    question.concern = table.Strings("concern", errors_);
    for (const std::string& value : question.concern) {
      if (!Holds(question.values, value)) Say(table, "concern", message::kNotAChoice, value, errors_);
    }
    question.required = !table.Has("required") || table.Bool("required", errors_);
    question.register_field = table.String("register", errors_);
    if (!question.register_field.empty() && (!of_member || !Holds(kRegisterFields, question.register_field))) {
      Say(table, "register", message::kNoRegisterField, question.register_field, errors_);
    }
    question.unit = table.String("unit", errors_);
    return question;
  }

  // `values` names an enumeration, `choices` are the question's own.
  void ReadValues(const TomlTable& table, VisitQuestion& question) {
    const bool chooses = question.type == AnswerType::kChoice || question.type == AnswerType::kChoices;
    question.values = table.Strings("choices", errors_);
    if (table.Has("values")) {
      const std::string name = table.String("values", errors_);
      const auto known = pack_.enumerations.find(name);
      if (known == pack_.enumerations.end()) {
        Say(table, "values", message::kUnknownEnumeration, name, errors_);
      } else {
        question.values = known->second.values;
      }
    }
    if (chooses == question.values.empty()) Say(table, "type", message::kChoicesMissing, question.name, errors_);
    const std::set<std::string> once(question.values.begin(), question.values.end());
    if (once.size() != question.values.size()) SayDuplicate(table, question.name, errors_);
  }

  WorksheetItem ReadItem(const TomlTable& table) {
    table.RefuseOthers({"name", "title", "part"}, errors_);
    return {Fresh(table, "name"), table.String("title", errors_, true),
            Choose(table, "part", NamesOf(kIncomeParts), IncomePart::kWage, true, errors_)};
  }

  template <typename Values>
  static bool Holds(const Values& values, const std::string& value) {
    return std::find(std::begin(values), std::end(values), value) != std::end(values);
  }

  // All names of a form are different: answers and amounts go by them.
  std::string Fresh(const TomlTable& table, const std::string& key) {
    std::string name = table.String(key, errors_, true);
    if (!names_.insert(name).second) SayDuplicate(table, name, errors_);
    return name;
  }

  Pack& pack_;
  Errors& errors_;
  std::set<std::string> names_;
};

}  // namespace

void ReadVisits(const std::vector<TomlTable>& files, Pack& pack, Errors& errors) {
  for (const TomlTable& file : files) {
    VisitFormReader reader(pack, errors);
    if (const std::optional<TomlTable> form = file.Table("visit_form", errors)) reader.ReadForm(*form);
    for (const TomlTable& round : file.Tables("visit_round", errors)) reader.ReadRound(round);
  }
}

}  // namespace shouwang::policy
