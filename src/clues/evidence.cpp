#include "clues/evidence.h"

#include "base/json.h"

#include <set>

#include "base/digest.h"
#include "base/division_code.h"
#include "base/resident_id.h"
#include "base/text.h"

namespace shouwang::clues {
namespace {

using nlohmann::json;

constexpr const char* kFacts = "facts";
constexpr const char* kParameters = "parameters";
constexpr const char* kValue = "value";
constexpr const char* kRows = "rows";
constexpr const char* kExplanation = "explanation";
constexpr size_t kDigestHexDigits = 16;

json Parse(const std::string& evidence) {
  json parsed = json::parse(evidence, nullptr, false);
  return parsed.is_object() ? parsed : json::object();
}

json Part(const json& evidence, const char* name) {
  const auto found = evidence.find(name);
  return found != evidence.end() && found->is_object() ? *found : json::object();
}

// {"facts": {…}, "parameters": {name: value}}, keys in order: what counts of the evidence.
json Counted(const std::string& evidence) {
  const json parsed = Parse(evidence);
  json parameters = json::object();
  const json given = Part(parsed, kParameters);
  for (const auto& [name, parameter] : given.items()) {
    parameters[name] = parameter.is_object() && parameter.contains(kValue) ? parameter.at(kValue) : parameter;
  }
  return {{kFacts, Part(parsed, kFacts)}, {kParameters, std::move(parameters)}};
}

void AddChanges(const json& before, const json& after, json& changes) {
  std::set<std::string> names;
  for (const auto& [name, value] : before.items()) names.insert(name);
  for (const auto& [name, value] : after.items()) names.insert(name);
  for (const std::string& name : names) {
    const json old_value = before.value(name, json());
    const json new_value = after.value(name, json());
    if (old_value != new_value) changes.push_back({{"name", name}, {"before", old_value}, {"after", new_value}});
  }
}

template <typename Json>
void MaskTexts(Json& value) {
  if (value.is_string()) {
    value = MaskPersonalRuns(value.template get_ref<const std::string&>());
  } else if (value.is_structured()) {
    for (auto& part : value) MaskTexts(part);
  }
}

}  // namespace

int64_t SubjectNumber(const seal::Sealer& sealer, const screening::Clue& clue) {
  // Lengths keep "1" + "23" and "12" + "3" apart. A valid id has its check character; a date in the future or an
  // impossible one is not looked at: it only decides whether the name belongs to the subject.
  std::string text(CountyOf(clue.division_code));
  text += "|" + std::to_string(clue.household_id.size()) + ":" + clue.household_id;
  if (clue.rule == nullptr || clue.rule->level == policy::Entity::kPerson) {
    text += "|" + std::to_string(clue.id_no.size()) + ":" + clue.id_no;
    const std::optional<Date> latest = Date::FromCivil(2999, 12, 31);
    if (!ResidentId::FromText(clue.id_no, *latest)) text += "|" + clue.name;
  }
  return sealer.BlindIndex("clue-subject", text);
}

int64_t EvidenceDigest(const std::string& explanation, const std::string& evidence) {
  json counted = Counted(evidence);
  counted[kExplanation] = explanation;
  const std::string digest = Sha256Hex(counted.dump(-1, ' ', false, json::error_handler_t::replace));
  return static_cast<int64_t>(std::stoull(digest.substr(0, kDigestHexDigits), nullptr, 16));
}

std::string EvidenceChanges(const std::string& old_explanation, const std::string& old_evidence,
                            const std::string& new_explanation, const std::string& new_evidence) {
  json changes = json::array();
  const json before = Counted(old_evidence);
  const json after = Counted(new_evidence);
  AddChanges(before.at(kFacts), after.at(kFacts), changes);
  AddChanges(before.at(kParameters), after.at(kParameters), changes);
  if (changes.empty() && old_explanation != new_explanation) {
    changes.push_back({{"name", kExplanation}, {"before", old_explanation}, {"after", new_explanation}});
  }
  return changes.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string MaskedEvidence(const std::string& evidence) {
  auto parsed = nlohmann::ordered_json::parse(evidence, nullptr, false);
  if (parsed.is_discarded()) return MaskPersonalRuns(evidence);
  MaskTexts(parsed);
  return parsed.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::vector<std::string> EvidenceDatasets(const std::string& evidence) {
  std::set<std::string> names;
  const json parsed = Parse(evidence);
  const auto rows = parsed.find(kRows);
  if (rows == parsed.end() || !rows->is_array()) return {};
  for (const json& row : *rows) {
    if (row.is_object() && row.contains("dataset") && row["dataset"].is_string()) {
      names.insert(row["dataset"].get<std::string>());
    }
  }
  return {names.begin(), names.end()};
}

}  // namespace shouwang::clues
