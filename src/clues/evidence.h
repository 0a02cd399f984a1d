// When is a clue the same question as before? Its fingerprint: rule + subject + evidence.
//
// *Rule*: the pack that defines it, and its id. *Subject*: the county, the household and, for a person, the id text
// (with the name when it is no valid id), as a keyed number (blind index), so that no id is kept in the clear and
// people whom the register does not know have one too. It does not follow internal numbers: those change when persons
// are merged.
//
// *Evidence*: what the village was asked, i.e. the sentence, the facts, and the values of the parameters. The sentence
// counts because it shows values of the register that are no facts; the parameters because "不属实" said of one line
// need not hold for another. Not counted: the source rows (file, sheet, row number), the parameters' sources and
// dates, the run and its day, the recommendation: the same facts from next month's file are the same question.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "screening/clue.h"
#include "seal/sealer.h"

namespace shouwang::clues {

int64_t SubjectNumber(const seal::Sealer& sealer, const screening::Clue& clue);

// `evidence` is a run's JSON {"facts", "parameters", "rows"}; anything else counts by its bytes.
int64_t EvidenceDigest(const std::string& explanation, const std::string& evidence);

// Fact by fact, before and after, as JSON: [{"name", "before", "after"}], names being facts, parameters, or
// "explanation" when nothing else differs. A fact that was or is not there is null.
std::string EvidenceChanges(const std::string& old_explanation, const std::string& old_evidence,
                            const std::string& new_explanation, const std::string& new_evidence);

// The same JSON with what looks like an id or a phone masked inside its texts (a file may be called by an id).
std::string MaskedEvidence(const std::string& evidence);

// Datasets of the source rows, sorted, each once.
std::vector<std::string> EvidenceDatasets(const std::string& evidence);

}  // namespace shouwang::clues
