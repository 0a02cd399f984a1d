#include "policy/procedure.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/word_table.h"
#include "policy/messages.h"
#include "policy/pack.h"
#include "policy/parameters.h"

namespace shouwang::policy {
namespace {

constexpr std::array kOfficeWords = {Word<Office>{Office::kVillage, "village", message::kVillageOffice},
                                     Word<Office>{Office::kTown, "town", message::kTownOffice},
                                     Word<Office>{Office::kCounty, "county", message::kCountyOffice}};
constexpr std::array kKindWords = {
    Word<ProcedureKind>{ProcedureKind::kIdentification, "identification", message::kIdentification},
    Word<ProcedureKind>{ProcedureKind::kElimination, "elimination", message::kElimination}};
constexpr std::array kFieldWords = {Word<StepFieldType>{StepFieldType::kText, "text", ""},
                                    Word<StepFieldType>{StepFieldType::kDate, "date", ""},
                                    Word<StepFieldType>{StepFieldType::kChoice, "choice", ""},
                                    Word<StepFieldType>{StepFieldType::kChoices, "choices", ""},
                                    Word<StepFieldType>{StepFieldType::kDepartment, "department", ""},
                                    Word<StepFieldType>{StepFieldType::kAccount, "account", ""}};

template <typename Words, typename T>
const auto& WordOf(const Words& words, T value) {
  return words.at(static_cast<size_t>(value));
}

template <typename Items, typename Member>
auto FindBy(const Items& items, Member member, std::string_view name) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.*member == name; });
  return found == items.end() ? nullptr : &*found;
}

}  // namespace

const char* Name(Office office) { return WordOf(kOfficeWords, office).name; }
const char* Title(Office office) { return WordOf(kOfficeWords, office).title; }
const char* Name(ProcedureKind kind) { return WordOf(kKindWords, kind).name; }
const char* Title(ProcedureKind kind) { return WordOf(kKindWords, kind).title; }
const char* Name(StepFieldType type) { return WordOf(kFieldWords, type).name; }

std::optional<Office> OfficeFromName(std::string_view name) { return ValueOfName<Office>(kOfficeWords, name); }
std::optional<ProcedureKind> ProcedureKindFromName(std::string_view name) {
  return ValueOfName<ProcedureKind>(kKindWords, name);
}
std::optional<StepFieldType> StepFieldTypeFromName(std::string_view name) {
  return ValueOfName<StepFieldType>(kFieldWords, name);
}

const ProcedureStep* Procedure::FindStep(std::string_view step) const {
  return FindBy(steps, &ProcedureStep::id, step);
}

size_t Procedure::IndexOf(std::string_view step) const {
  const ProcedureStep* found = FindStep(step);
  return found == nullptr ? steps.size() : static_cast<size_t>(found - steps.data());
}

const PaperKind* Procedure::FindPaper(std::string_view paper) const { return FindBy(papers, &PaperKind::name, paper); }

const StepField* Procedure::FindField(std::string_view field) const { return FindBy(fields, &StepField::name, field); }

int64_t Procedure::Number(std::string_view name) const {
  const auto found = numbers.find(std::string(name));
  return found == numbers.end() ? 0 : found->second;
}

std::optional<Procedure> TakeProcedure(const Pack& pack, std::string_view id, Date day) {
  const Procedure* found = FindBy(pack.procedures, &Procedure::id, id);
  if (found == nullptr) return std::nullopt;
  Procedure procedure = *found;
  procedure.pack = pack.id;
  procedure.version = pack.version;
  const ParameterValues values = ResolveParameters(pack, day, {});
  for (const std::string_view number : kProcedureNumbers) {
    const auto value = values.find(std::string(number));
    if (value != values.end()) procedure.numbers.emplace(number, value->second.values.back().value);
  }
  return procedure;
}

}  // namespace shouwang::policy
